// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-lock-again: `lock(&m); defer lock(&m);`, a slip of the hand that stops
// the thread for good at the exit. See docs/lint/defer-lock-again.md.
//
// The fix calls what releases the lock, and keeps the argument.

#include "fix.h"
#include "walk.h"

namespace defer {
namespace lint {

static void on_event(function_view &view, const event &e, const path_state &) {
  if (e.kind != event_kind::registration || !e.call || !e.object ||
      e.object->status != object_status::held)
    return;
  const acquisition *how = resources_acquisition(e.call);
  if (!how || how->place != resource_place::lock ||
      how->kind != e.object->how->kind)
    return;
  const std::string &meant = acquisition_release(*e.object->how);
  finding f = {CHECK_lock_again,
               view.statement_range(e.region),
               fill(message::lock_again, {view.callee_name(e.call), meant}),
               {{e.object->site->getExprLoc(), message::note_taken}},
               {}};
  fix_replace(view, e.call->getCallee()->getSourceRange(), meant, f);
  view.report(f);
}

const check check_lock_again = {nullptr, on_event};

} // namespace lint
} // namespace defer
