// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-panics: a deferred statement that may panic. See
// docs/lint/defer-panics.md.
//
// It replaces the panic that runs it, whose text is lost to who recovers, and
// after a normal exit it is one that nobody expects from a release. Silent if
// the statement recovers it itself, and about panic(value) with what recover()
// has returned: that hands on.

#include "unit-facts.h"

namespace defer {
namespace lint {

static void on_unit(unit &u) {
  unit_facts &facts = facts_of(u);
  for (const auto &item : facts.functions) {
    for (const call_fact &panic : item.second.panics)
      if (panic.place != call_place::plain && !panic.recovered_in_statement)
        report_finding(
            u, {CHECK_panics, panic.range, message::panics_here, {}, {}});
    for (const call_fact &call : item.second.calls)
      if (call.place != call_place::plain && !call.recovered_in_statement &&
          facts.may_panic(call.callee))
        report_finding(u,
                       {CHECK_panics,
                        call.range,
                        fill(message::panics, {call.callee->getNameAsString()}),
                        {},
                        {}});
  }
}

const check check_panics = {nullptr, nullptr, nullptr, on_unit};

} // namespace lint
} // namespace defer
