// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What check.cc finds in a function or block and check-jumps.cc judges.

#ifndef DEFER_CLANG_CHECK_H
#define DEFER_CLANG_CHECK_H

#include "region.h"

#pragma GCC visibility push(hidden)

namespace defer {

enum class scope_kind { function, rest, deferred };

struct scope {
  scope_kind kind;
  const scope *parent;
  clang::WhileStmt *region; // null for the function
  unsigned depth;           // how many are around it
  // The innermost scopes of two kinds around it, itself included, or null.
  const scope *deferred, *rest;
};

struct jump {
  const scope *from;
  clang::SourceLocation location;
  const char *name;               // as the user would call it
  const clang::LabelDecl *target; // null for a computed goto
  bool unseen;                    // Clang would not run what it leaves
};

// What is known of one function or block.
struct checker {
  unit &u;
  bool failed = false;
  // Whether anything but unwinding can make an error exit of the body.
  bool error_results;

  std::vector<std::unique_ptr<scope>> scopes;
  std::map<const clang::LabelDecl *, const scope *> labels;
  std::vector<const clang::LabelDecl *> labels_with_address;
  std::vector<jump> jumps;
  std::vector<clang::SourceLocation> tail_calls; // that must be such
  clang::WhileStmt *registration = nullptr;      // the first one

  // The state of the walk.
  const scope *current;
  const scope *switch_scope = nullptr; // of the innermost switch
  bool break_stays = false;            // the innermost target is in `current`
  bool continue_stays = false;
  bool captured = false; // in an OpenMP region

  checker(unit &u_, bool error_results_)
      : u(u_), error_results(error_results_) {
    current = new_scope(scope_kind::function, nullptr, nullptr);
  }

  const scope *new_scope(scope_kind kind, const scope *parent,
                         clang::WhileStmt *region) {
    auto s = std::make_unique<scope>(
        scope{kind, parent, region, 0, nullptr, nullptr});
    if (parent) {
      s->depth = parent->depth + 1;
      s->deferred = parent->deferred;
      s->rest = parent->rest;
    }
    if (kind == scope_kind::deferred)
      s->deferred = s.get();
    if (kind == scope_kind::rest)
      s->rest = s.get();
    scopes.push_back(std::move(s));
    return scopes.back().get();
  }
};

// Reports TEXT, with NAME in it, at LOCATION, and notes the `defer` of S.
void check_report(checker &c, clang::SourceLocation location, const char *text,
                  const std::string &name, const scope *s);

// Judges a jump from J.from to LABEL, or a case label, in scope TO; false if
// it has been reported.
bool check_jump(checker &c, const jump &j, const scope *to,
                const clang::LabelDecl *label);

// Judges the jumps that C has collected.
void check_jumps(checker &c);

// check-function.cc: judges the `_Defer_function` at REGION, whose operands are
// worth a look if it is a call; the tail calls that C has collected.
bool check_registration(checker &c, clang::WhileStmt *region);
void check_tail_calls(checker &c);

} // namespace defer

#pragma GCC visibility pop

#endif
