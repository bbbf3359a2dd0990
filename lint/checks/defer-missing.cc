// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-missing: what has been acquired is not released on some path. See
// docs/lint/defer-missing.md.
//
// Found where the function is left, or nothing leads to the object any more,
// while it is held and has not escaped. A path on which the acquisition may
// have failed and was not tested counts, too. Paths that end in a function that
// does not return, or leave main, do not. A lock is reported only if the
// function releases it elsewhere: there are functions whose purpose is to lock.
//
// The fix inserts the `defer` behind the test that follows the acquisition, if
// nothing in the function releases the object, and no `defer` of it is there.

#include "evaluate.h"
#include "fix.h"
#include "region.h"
#include "walk.h"

namespace defer {
namespace lint {

// How often STATEMENT calls what releases something like O; a lock is itself
// only.
static unsigned count_releases(const function_view &view,
                               clang::Stmt *statement, const object &o) {
  if (!statement)
    return 0;
  unsigned count = 0;
  if (auto *call = llvm::dyn_cast<clang::CallExpr>(statement)) {
    const release *r = resources_release(call);
    count += r && r->kind == o.how->kind &&
             (o.how->place != resource_place::lock ||
              place_of(view, call->getArg(r->argument)) ==
                  place_of(view, o.site->getArg(o.how->argument)));
  }
  for (clang::Stmt **child : region_children(statement))
    count += count_releases(view, *child, o);
  return count;
}

static void on_event(function_view &view, const event &e, const path_state &s) {
  if (e.kind == event_kind::lost) {
    finding f = {
        CHECK_missing,
        e.object->site->getSourceRange(),
        fill(message::missing_lost, {view.callee_name(e.object->site)}),
        {},
        {}};
    view.report(f);
    return;
  }
  if (e.kind != event_kind::leave)
    return;
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(view.owner);
  if (function && function->isMain())
    return;
  for (const auto &known : s.objects) {
    const object &o = known.second;
    if (o.escaped || o.status == object_status::failed ||
        o.status == object_status::released)
      continue;
    const unsigned releases = count_releases(view, view.body, o);
    if (o.how->place == resource_place::lock && releases == 0)
      continue;
    finding f = {CHECK_missing,
                 o.site->getSourceRange(),
                 fill(message::missing,
                      {view.callee_name(o.site), acquisition_release(*o.how)}),
                 {{e.location, message::note_left}},
                 {}};
    f.since = o.site;
    if (releases == 0 && o.how->place == resource_place::returned)
      fix_defer_release(view, o.site, acquisition_release(*o.how), f);
    view.report(f);
  }
}

const check check_missing = {nullptr, on_event};

} // namespace lint
} // namespace defer
