// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the walk: conditions that decide whether something is acquired or
// released, and that are asked more than once:
//
//     if (options.threads) lock(&m);
//     ...
//     if (options.threads) unlock(&m);
//
// What such a condition has been on a path is taken to be so the next time.
// What it reads may be memory that the walk knows nothing of: it is forgotten
// when something that it reads is stored to by name, its address is passed, or
// a pointer to it is given to a function of the unit that stores to it, or of
// the system, unless that only reads it, as its parameter or printf()'s format
// says. That no other function changes it is what the author of such code
// believes; who does not believe it asks once. What is not asked again is
// forgotten, so that paths that differ in nothing else become one.

#ifndef DEFER_LINT_GUARDS_H
#define DEFER_LINT_GUARDS_H

#include "walk.h"

#include "llvm/ADT/BitVector.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// EXPRESSION without parentheses and casts.
const clang::Expr *stripped(const clang::Expr *expression);

// A name for what the pointer or condition EXPRESSION means: the same for the
// same words, if they mean the same variables.
llvm::FoldingSetNodeID place_of(const function_view &view,
                                const clang::Expr *expression);

// The same for the address of the lvalue EXPRESSION.
llvm::FoldingSetNodeID address_place(const function_view &view,
                                     const clang::Expr *expression);

class guards {
public:
  explicit guards(const function_view &view) : view_(view) {}
  // Finds those of BODY.
  void collect(clang::Stmt *body);
  // Notes where they are asked in GRAPH, that of the body.
  void locate(const clang::CFG &graph);

  // Drops from S, which enters BLOCK, what is not asked from there on.
  void forget(const clang::CFGBlock *block, path_state &s) const;
  // Adds to S that CONDITION is TAKEN; false if it is known not to be.
  bool assume(const clang::Expr *condition, bool taken, path_state &s) const;
  // Adds to S whether EXPRESSION is other than zero.
  void learn(const clang::Expr *expression, bool truth, path_state &s) const;
  // The lvalue TARGET is stored to, and is not zero, or zero, or unknown.
  void store(const clang::Expr *target, const value &v, path_state &s) const;
  void store(const clang::ValueDecl *variable, path_state &s) const;
  // OPERATION is |= or &= with BITS, or something else.
  void set_bits(const clang::BinaryOperator *operation, int64_t bits,
                path_state &s) const;
  // CALL passes its argument INDEX.
  void pass(const clang::CallExpr *call, unsigned index, path_state &s);

private:
  struct condition {
    unsigned count = 0; // how often it is asked or decided
    bool is_guard = false;
    std::set<const clang::ValueDecl *> reads;    // variables and members
    std::vector<llvm::FoldingSetNodeID> objects; // that it reads, as pointers
    bool dereferences = false;                   // or has an index
    // Of `x & 4`, what x is, and 4; or 0.
    llvm::FoldingSetNodeID masked;
    int64_t mask = 0;
  };
  void note_operands(const clang::Expr *condition, bool is_guard);
  bool note_reads(const clang::Expr *expression, condition &c) const;
  bool walk(clang::Stmt *statement);
  // Notes where the pointers come from that STATEMENT, not what is in it,
  // stores in variables.
  void note_sources(const clang::Stmt *statement);
  void find_sources(const clang::ValueDecl *source,
                    std::set<const clang::ValueDecl *> &found) const;
  bool may_reach(const clang::VarDecl *pointer, const condition &c) const;
  // Drops from S the conditions whose numbers GONE says.
  static void forget_if(path_state &s, llvm::function_ref<bool(unsigned)> gone);
  // What FUNCTION stores to, as far as its body has been seen.
  const std::set<const clang::ValueDecl *> &
  stores_of(const clang::FunctionDecl *function);

  const function_view &view_;
  std::map<llvm::FoldingSetNodeID, unsigned> numbers_;
  std::vector<condition> conditions_;
  // The operands of conditions, as they stand in the graph.
  std::map<const clang::Expr *, unsigned> operands_;
  // By the number of a block: which conditions are asked from there on.
  std::vector<llvm::BitVector> asked_;
  // What is named where pointers are stored in a variable; null is anything.
  std::map<const clang::ValueDecl *, std::set<const clang::ValueDecl *>>
      sources_;
  // The addresses that are given to functions of the system.
  std::set<const clang::Stmt *> by_system_;
  // Of functions that have been asked for.
  std::map<const clang::FunctionDecl *, std::set<const clang::ValueDecl *>>
      stores_;
};

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
