// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the functions of a unit do to each other, as far as their bodies tell:
// who calls, defers, registers as a handler, panics and recovers. For checks
// that can judge a function only when the whole unit has been seen.

#ifndef DEFER_LINT_UNIT_FACTS_H
#define DEFER_LINT_UNIT_FACTS_H

#include "view.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// How a call stands to the deferred statements of its function.
enum class call_place {
  plain,     // outside of them
  deferred,  // part of one
  call_form, // `defer f(x);`: it is the deferred statement
};

// A call in a function, of another one or of panic().
struct call_fact {
  const clang::FunctionDecl *callee; // canonical
  clang::SourceRange range;          // where it is written
  call_place place = call_place::plain;
  // Whether what it raises is recovered: by a `defer` of the same deferred
  // statement, or of the function; and by one of either.
  bool recovered_in_statement = false, recovered = false;
  // The parts to leave out to make `defer { f(x); }` to `defer f(x);`.
  std::vector<clang::FixItHint> unwrap;
};

struct function_facts {
  const clang::FunctionDecl *definition = nullptr;
  std::vector<call_fact> calls;
  // Calls of panic(); not such as hand on what has been recovered.
  std::vector<call_fact> panics;
  // Calls of recover() outside of deferred statements.
  std::vector<clang::SourceRange> recovers;
  bool deferred = false;      // as `defer f(x);`, or registered
  bool address_taken = false; // other than for a call
  // What calls it with nobody above to recover: the name of the function that
  // it has been given to, signal or atexit.
  std::string handler_of;
};

struct family;
// How often more something of a kind is released than acquired, by the variable
// that its place begins with: unlocks.h.
using released_places =
    std::map<std::pair<const family *, const clang::VarDecl *>, int>;

struct unit_facts {
  std::map<const clang::FunctionDecl *, function_facts> functions;

  function_facts &of(const clang::FunctionDecl *function) {
    return functions[function->getCanonicalDecl()];
  }
  // Whether a panic can come out of FUNCTION, as far as the unit shows.
  bool may_panic(const clang::FunctionDecl *function) const;

  // Of the functions that have been asked for.
  std::map<const clang::FunctionDecl *, released_places> released;

  // Findings that a later function may disprove: of checks that want them.
  struct held_back {
    const clang::FunctionDecl *function;
    finding found;
  };
  std::vector<held_back> waiting;
};

// The facts of U so far; adds those of the function in VIEW; and what the
// variables of the unit are initialised with, at its end.
unit_facts &facts_of(unit &u);
void facts_add_function(function_view &view);
void facts_add_variables(unit &u);

// Whether the function NAME ends a program that finds itself broken, which
// nobody expects to tidy up.
bool facts_stops_for_a_bug(llvm::StringRef name);

// Where RANGE is written: outside of macros.
clang::SourceRange facts_written_range(const unit &u, clang::SourceRange range);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
