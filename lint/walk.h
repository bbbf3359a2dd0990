// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The walk along the paths of a function: which resources there are, what is
// known of each, and which checks hear of it.
//
// A path has a state: what each local variable holds, as far as that is known,
// and the resources. Paths are not merged where they meet, unless they have the
// same state; so what one condition has told is known at the next one. A
// function with more states than WALK_LIMIT is left alone.
//
// A resource, an `object`, is what one call has acquired (resources.txt). It
// escapes when it is stored where the walk does not see it, returned, or passed
// to a function that might keep it; nothing is said of it from then on. The
// walk takes care of that, the checks need not.
//
// To debug: -debug-only is not built in; print from a hook.

#ifndef DEFER_LINT_WALK_H
#define DEFER_LINT_WALK_H

#include "resources.h"
#include "view.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

inline constexpr unsigned WALK_LIMIT = 4000; // states in a function

enum class object_status { untested, held, failed, released };

struct object {
  object(const acquisition *how_, const clang::CallExpr *site_,
         object_status status_)
      : how(how_), site(site_), status(status_) {}
  const acquisition *how;
  const clang::CallExpr *site; // what has acquired it
  object_status status;
  bool escaped = false;
  bool standard_stream = false;     // a descriptor that has taken its place
  clang::SourceLocation returned;   // where it is returned to the caller
  bool registered_untested = false; // a `defer` of it came before the test
  clang::SourceLocation decided;    // the condition that told its status
  // What has released it, and as part of which deferred statement.
  const clang::CallExpr *released_by = nullptr;
  clang::WhileStmt *released_in = nullptr;
  // The deferred statements, reached and not yet run, that will release it.
  std::vector<clang::WhileStmt *> registered;

  bool operator==(const object &other) const;
};

enum class value_kind {
  unknown,
  number,
  not_zero,
  not_negative,
  object,
  status
};

// What a variable holds: a number; something but zero, or from zero on; an
// object; or the result of the call that has acquired one, which tells whether
// it has.
struct value {
  value_kind kind = value_kind::unknown;
  int64_t number = 0; // or of the object
  bool operator==(const value &other) const {
    return kind == other.kind && number == other.number;
  }
};

enum class step_kind { acquired, released, deferred, holds, fails, chosen };

// Something that decides what a path is, behind PREVIOUS, of which 0 is none.
struct step {
  step_kind kind;
  const clang::Stmt *what; // the call, the deferred statement or the condition
  unsigned previous;
};

struct path_state {
  std::map<const clang::VarDecl *, value> variables;
  std::map<int64_t, object> objects;
  // The deferred statements that have been reached and have not begun to run,
  // in order; and the one that runs.
  std::vector<clang::WhileStmt *> live;
  clang::WhileStmt *running = nullptr;
  // Which of the standard streams 0 to 2 have been closed, as bits: what is
  // opened next is the lowest of them.
  unsigned closed_streams = 0;
  // The operands of `?:` that this path has taken, in the statement at hand.
  std::map<const clang::ConditionalOperator *, const clang::Expr *> chosen;
  // The places, by their numbers, of locks that this path has released and not
  // acquired: they were held before.
  std::set<int64_t> held_before;
  // What other conditions have been found to be, by their numbers: guards.h.
  std::map<unsigned, bool> conditions;
  // The `return` that leaves the function; null at its end.
  const clang::ReturnStmt *leaving = nullptr;
  // The last step, counted from 1. States that differ in nothing else are the
  // same: the first way that leads to one is shown.
  unsigned last_step = 0;

  bool operator==(const path_state &other) const;
};

enum class event_kind {
  acquire,      // `call` has acquired `object`, unless it fails
  release,      // `call` is about to release `object`
  replaced,     // the deferred statement `region` releases something else than
                // `object`, which it would have released where it was reached
  cleanup,      // as release, by the `cleanup` attribute of `variable`
  registration, // the `defer` of `region` is reached; if it is one call, that
                // is `call`, and `object` what that would release or take
  lost,         // nothing leads to `object` any more, which is held
  call,         // any other call
  no_return,    // `call` does not return
  leave         // the function is left
};

// What happens on a path. The state is the one before that.
struct event {
  explicit event(event_kind kind_) : kind(kind_) {}
  event_kind kind;
  const clang::CallExpr *call = nullptr;
  const clang::Expr *argument = nullptr; // of `call`: the object, as written
  const lint::object *object = nullptr;
  int64_t number = 0;                  // of `object`
  const lint::object *other = nullptr; // released in the place of `object`
  clang::WhileStmt *region = nullptr;  // that this is part of, or its `defer`
  const clang::VarDecl *variable = nullptr;
  clang::SourceLocation location;
  const std::vector<step> *steps = nullptr; // of all paths so far
};

// Walks the paths of the function, whose graph is made, and calls HEAR for each
// event. Returns false if there were too many states.
bool walk_paths(
    function_view &view,
    llvm::function_ref<void(const event &, const path_state &)> hear);

// How the function is called that releases what HOW has acquired.
const std::string &acquisition_release(const acquisition &how);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
