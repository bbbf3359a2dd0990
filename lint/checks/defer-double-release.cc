// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-double-release: a resource that a deferred statement, or a `cleanup`
// attribute, releases has been released before. See
// docs/lint/defer-double-release.md.
//
// Found where the second release happens, on the path that leads there through
// the first one. Two releases without a `defer` are left to the analysers of
// the compilers.
//
// The fix removes the explicit call, if that is a statement of its own and
// nothing that follows it in its block but jumps could use what it had released
// before: the release then happens at the exit.

#include "fix.h"
#include "walk.h"

namespace defer {
namespace lint {

static void on_event(function_view &view, const event &e, const path_state &) {
  if ((e.kind != event_kind::release && e.kind != event_kind::cleanup) ||
      e.object->escaped || e.object->status != object_status::released)
    return;
  const clang::CallExpr *first = e.object->released_by;
  clang::WhileStmt *const earlier = e.object->released_in;
  const bool deferred = e.region || e.kind == event_kind::cleanup;
  if (!first || (!deferred && !earlier))
    return;
  // Twice by deferred statements is defer-duplicate.
  if (e.region && earlier)
    return;
  const clang::SourceLocation other =
      e.variable ? e.variable->getLocation()
                 : (e.region ? e.region : earlier)->getWhileLoc();
  const clang::CallExpr *explicit_call = deferred ? first : e.call;
  finding f = {CHECK_double_release,
               explicit_call->getSourceRange(),
               fill(message::double_release, {view.callee_name(explicit_call)}),
               {{other, message::note_releases}},
               {}};
  if (deferred)
    fix_remove_last_call(view, explicit_call, f);
  view.report(f);
}

const check check_double_release = {nullptr, on_event};

} // namespace lint
} // namespace defer
