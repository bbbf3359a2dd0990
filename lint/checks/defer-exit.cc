// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-exit: a function that does not return, and does not unwind either, is
// called while something is deferred, which is lost. See
// docs/lint/defer-exit.md.
//
// abort() and what an assertion calls are silent: nobody expects a program that
// finds itself broken to tidy up. So is a function that is itself declared not
// to return.

#include "defer-words.h"
#include "unit-facts.h"
#include "walk.h"

namespace defer {
namespace lint {

// Functions that return only if they fail.
static bool replaces_process(llvm::StringRef name) {
  return name == "execv" || name == "execve" || name == "execvp" ||
         name == "execl" || name == "execle" || name == "execlp" ||
         name == "execvpe" || name == "fexecve";
}

static void on_event(function_view &view, const event &e, const path_state &s) {
  if (e.kind != event_kind::no_return && e.kind != event_kind::call)
    return;
  const std::string name = view.callee_name(e.call);
  const bool ends = e.kind == event_kind::no_return || replaces_process(name);
  if (!ends || s.live.empty() || facts_stops_for_a_bug(name) ||
      unwinds_the_stack(name))
    return;
  finding f = {CHECK_exit,
               e.call->getSourceRange(),
               fill(message::exit, {name}),
               {{s.live.back()->getWhileLoc(), message::note_not_run}},
               {}};
  f.since = s.live.back();
  view.report(f);
}

const check check_exit = {nullptr, on_event};

} // namespace lint
} // namespace defer
