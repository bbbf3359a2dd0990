// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-by-ref: a deferred statement reads a variable at the exit, which has
// come to hold something else: what it held is not released. See
// docs/lint/defer-by-ref.md.
//
// Found where the deferred statement releases something else than it would have
// released where the `defer` stands, which is still held. The call form keeps
// the value, so that it is not concerned. What has been handed to others may be
// theirs by now and the variable empty, but not if it holds another object.

#include "walk.h"

namespace defer {
namespace lint {

static void on_event(function_view &view, const event &e, const path_state &) {
  if (e.kind != event_kind::replaced || (e.object->escaped && !e.other) ||
      e.object->status != object_status::held)
    return;
  finding f = {CHECK_by_ref,
               view.statement_range(e.region),
               fill(message::by_ref,
                    {view.text(e.argument), view.callee_name(e.object->site)}),
               {{e.object->site->getExprLoc(), message::note_acquired}},
               {}};
  view.report(f);
}

const check check_by_ref = {nullptr, on_event};

} // namespace lint
} // namespace defer
