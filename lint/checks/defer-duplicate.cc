// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-duplicate: the same release of the same resource is deferred twice. See
// docs/lint/defer-duplicate.md.
//
// Found where the second `defer` is reached while the first one has not run.
// The fix removes the second, if the two have the same text and nothing stands
// between them.

#include "fix.h"
#include "walk.h"

namespace defer {
namespace lint {

static void on_event(function_view &view, const event &e, const path_state &) {
  if (e.kind != event_kind::registration || !e.object || e.object->escaped ||
      e.object->registered.empty() ||
      e.object->status == object_status::released || !resources_release(e.call))
    return;
  clang::WhileStmt *first = e.object->registered.back();
  if (first == e.region)
    return;
  const clang::SourceRange range = view.statement_range(e.region);
  finding f = {CHECK_duplicate,
               range,
               fill(message::duplicate,
                    {view.callee_name(e.call), view.text(e.argument)}),
               {{first->getWhileLoc(), message::note_first}},
               {}};
  if (fix_statement_text(view, range) ==
      fix_statement_text(view, view.statement_range(first)))
    fix_remove_statement(view, range, f);
  view.report(f);
}

const check check_duplicate = {nullptr, on_event};

} // namespace lint
} // namespace defer
