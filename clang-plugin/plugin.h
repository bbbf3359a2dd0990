// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the stages of the plugin know of each other. A `defer` goes through
// them in this order:
//
//   recognise  token -> while ((0)) S
//   eager      the operands of the call form -> variables in front of it
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

// What flow.cc keeps during a declaration.
struct flow_state;

// One translation unit.
struct unit {
  clang::CompilerInstance &compiler;

  // Where there is a `defer` that no function has been seen to hold, by the
  // raw encoding of the keyword's location, and where there has been any.
  std::set<unsigned> open, keywords;
  // The same of the short keywords that eager.cc has not come to.
  std::set<unsigned> short_keywords;

  // By what reads a variable of eager.cc, the operand that it holds.
  std::map<const clang::Stmt *, clang::Stmt *> held_operands;

  std::unique_ptr<flow_state> flow;

  // The functions that lower.cc has declared.
  std::map<std::string, clang::FunctionDecl *> markers;

  explicit unit(clang::CompilerInstance &compiler_);
  ~unit();
};

// Among the predefined macros where the plugin is at work.
inline constexpr char LOADED_MARK[] = "// The plugin 'defer' is loaded.\n";

// recognise.cc: watches the tokens of U and defines its macros.
void recognise_start(unit &u);

// eager.cc: gives OWNER its BODY with the operands of each call form evaluated
// where the `defer` stands, and returns it.
clang::Stmt *eager_rewrite(unit &u, clang::Decl *owner, clang::Stmt *body);

// check.cc: whether BODY, of a function or a block, keeps the rules.
bool check_body(unit &u, clang::Stmt *body);

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
void flow_show_analyser(unit &u, clang::Decl *owner, clang::Stmt *body);

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
// yet, which is wanted if exceptions have been lent to it.
void unwind_enable(unit &u);
void unwind_note_function(const clang::FunctionDecl *function);
bool unwind_lent();
void unwind_adapt_functions(llvm::Module &module);

// warn.cc: TEXT with ARGUMENT for its %s, at LOCATION; a warning of ours, as
// `warn=` has it.
void emit_error(unit &u, clang::SourceLocation location, const char *text,
                const std::string &argument = "");
void emit_note(unit &u, clang::SourceLocation location, const char *text,
               const std::string &argument = "");
void emit_warning(unit &u, clang::SourceLocation location, warning which,
                  const char *text);

} // namespace defer

#pragma GCC visibility pop

#endif
