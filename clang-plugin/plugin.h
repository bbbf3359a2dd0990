// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the stages of the plugin know of each other. A `defer` goes through
// them in this order:
//
//   recognise  token -> while ((0)) S
//   eager      the operands of the call form -> variables in front of it, with
//              a warning where that matters
//   result     `return e;` -> { x = e; return x; }, with a variable for the
//              function's result
//   check      the constraints, on the tree of a finished function
//   flow       Clang's flow warnings, over the true flow
//   lower      while ((0)) S -> marked statement and marked cleanup variable
//   splice     the statement's code -> the place of the cleanup, in LLVM's IR
//   unwind     exceptions for the functions that have to run it on unwinding
//
// region.h describes the tree between recognise and lower, marker.h the code
// between lower and splice.

#ifndef DEFER_CLANG_PLUGIN_H
#define DEFER_CLANG_PLUGIN_H

#include "clang-compat.h"
#include "defer-options.h"

#pragma GCC visibility push(hidden)

namespace defer {

// The arguments in force.
extern options plugin_options;

// What a keyword has S do.
enum class region_kind {
  statement, // run at the exits of the block
  error,     // run there if that is an error
  function   // be called when the function is left
};

// What flow.cc keeps during a declaration.
struct flow_state;

namespace lint {
struct unit_facts;
}

// One translation unit.
struct unit {
  clang::CompilerInstance &compiler;

  // Where there is a `defer` that no function has been seen to hold, by the
  // raw encoding of the keyword's location, and where there has been any.
  std::set<unsigned> open;
  std::map<unsigned, region_kind> keywords;
  // The same of those whose call form is evaluated where it stands, and that
  // eager.cc has not come to.
  std::set<unsigned> eager_keywords;

  // By what reads a variable of eager.cc, the operand that it holds.
  std::map<const clang::Stmt *, clang::Stmt *> held_operands;

  // The variables for the result that an owner declares, those that are wrong
  // among them; and the one that holds.
  std::map<const clang::Decl *, std::vector<clang::VarDecl *>> declared_results;
  std::map<const clang::Decl *, clang::VarDecl *> results;

  std::unique_ptr<flow_state> flow;

  // What the checks of the whole unit have seen: lint/unit-facts.h.
  std::shared_ptr<lint::unit_facts> facts;

  // How many functions lower-function.cc has made for the declaration at hand,
  // and whether it is handing one to code generation.
  std::string declaration_name; // of the one at the top level
  unsigned registered_calls = 0;
  bool handing_over = false;

  // The functions that the plugin has declared.
  std::map<std::string, clang::FunctionDecl *> markers;

  explicit unit(clang::CompilerInstance &compiler_);
  ~unit();
};

// Among the predefined macros where the plugin is at work.
inline constexpr char LOADED_MARK[] = "// The plugin 'defer' is loaded.\n";

// recognise.cc: watches the tokens of U and defines its macros.
void recognise_start(unit &u);

// attribute.cc: adds the attributes to Clang's; they are known from now on, in
// the unit U.
void attribute_register();
void attribute_start(unit &u);

// eager.cc: the operation of REGION, of the call form, whose operands are to be
// evaluated where it stands, or null. *CLEANUPS is set as by region.h.
clang::Expr *
eager_operation(const unit &u, clang::WhileStmt *region,
                const clang::ExprWithCleanups **cleanups = nullptr);
// Gives OWNER its BODY with these operands evaluated there, and returns it.
clang::Stmt *eager_rewrite(unit &u, clang::Decl *owner, clang::Stmt *body);
// Whether the operands of CALL can be evaluated where it does not stand.
bool eager_takes_values(const unit &u, const clang::CallExpr *call);

// late-change.cc: warns of what changes the operands of the call forms in BODY.
void late_change_warn(unit &u, const clang::Decl *owner, clang::Stmt *body);

// result.cc: checks the variables for the result of OWNER, which is of type
// RESULT, and has each `return` in BODY store to the one that holds. Returns
// false if one is wrong.
bool result_rewrite(unit &u, clang::Decl *owner, clang::Stmt *body,
                    clang::QualType result);
// The variable for the result of OWNER, or null.
clang::VarDecl *result_get(const unit &u, const clang::Decl *owner);

// check.cc: whether BODY, of OWNER, whose result is of type RESULT, keeps the
// rules.
bool check_body(unit &u, clang::Decl *owner, clang::Stmt *body,
                clang::QualType result);

// flow.cc: the parser has read a `defer`; a token; a declaration, of which the
// flow warnings can be issued between the two calls.
void flow_note_defer(unit &u, clang::SourceLocation location);
void flow_note_token(unit &u);
void flow_begin_declaration(unit &u);
void flow_end_declaration(unit &u);
// Issues the flow warnings for the BODY of OWNER, of type BLOCK_TYPE if it is a
// block.
void flow_issue_warnings(unit &u, clang::Decl *owner, clang::Stmt *body,
                         clang::QualType block_type);
// Gives BODY the form that Clang's analyser is to see, for good.
void flow_show_analyser(unit &u, clang::Decl *owner, clang::Stmt *body,
                        clang::QualType block_type);

// lower.cc: gives OWNER its BODY anew, with every `defer` in it marked and
// every recover() translated; of type BLOCK_TYPE if it is a block.
void lower_body(unit &u, clang::Decl *owner, clang::Stmt *body,
                clang::QualType block_type);
// Whether BODY has been given by lower_body.
bool lower_done(const clang::Stmt *body);

// splice-pass.cc: adds the pass to the pipeline; a function with a `defer` is
// about to be compiled.
void splice_register(llvm::PassBuilder &builder);
void splice_enable(unit &u);

// unwind.cc: a function that has a `defer` or panics is about to be compiled;
// FUNCTION has a body; and, from the pass, no code of MODULE has been spliced
// yet, which is wanted if exceptions have been lent to it; whether its code
// runs cleanups on unwinding.
void unwind_enable(unit &u);
void unwind_note_function(const unit &u, const clang::FunctionDecl *function);
bool unwind_lent();
bool unwind_exceptions();
void unwind_adapt_functions(llvm::Module &module);

// warn.cc: TEXT with ARGUMENT for its %s, at LOCATION; a warning of ours, as
// `warn=` has it, and whether it was issued.
void emit_error(unit &u, clang::SourceLocation location, const char *text,
                const std::string &argument = "");
void emit_note(unit &u, clang::SourceLocation location, const char *text,
               const std::string &argument = "",
               const std::string &second = "");
bool emit_warning(unit &u, clang::SourceLocation location, warning which,
                  const char *text, const std::string &argument = "");
// The same of a finding of WHICH, with FIXES.
bool emit_check(unit &u, clang::SourceLocation location, check_id which,
                const std::string &text,
                llvm::ArrayRef<clang::FixItHint> fixes);

} // namespace defer

#pragma GCC visibility pop

#endif
