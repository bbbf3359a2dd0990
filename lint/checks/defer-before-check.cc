// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-before-check: a deferred release in front of the test whether there is
// anything to release. See docs/lint/defer-before-check.md.
//
// Found where the deferred statement runs on a path on which the acquisition is
// known to have failed, and had not been tested when the `defer` was reached.
// Silent if releasing nothing is harmless: free(NULL).
//
// The fix moves the `defer` behind the `if` that follows it, if that tests what
// is released and leaves the block.

#include "fix.h"
#include "walk.h"

namespace defer {
namespace lint {

static void on_event(function_view &view, const event &e, const path_state &) {
  if (e.kind != event_kind::release || !e.region ||
      e.object->status != object_status::failed ||
      !e.object->registered_untested || e.object->how->kind->null_safe)
    return;
  finding f = {CHECK_before_check,
               view.statement_range(e.region),
               fill(message::before_check,
                    {view.callee_name(e.call), view.text(e.argument),
                     view.callee_name(e.object->site)}),
               {},
               {}};
  if (e.object->decided.isValid())
    f.notes.push_back({e.object->decided, message::note_failed});
  fix_move_behind_test(view, e.region, f);
  view.report(f);
}

const check check_before_check = {nullptr, on_event};

} // namespace lint
} // namespace defer
