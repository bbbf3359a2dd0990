// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover-indirect: a deferred statement, or a deferred function, calls another
// function for its recover(), which is one function too deep there. See
// docs/lint/recover-indirect.md.
//
// The fix takes the braces of `defer { f(x); }` away, if that says the same
// otherwise.

#include "unit-facts.h"

namespace defer {
namespace lint {

static void on_unit(unit &u) {
  unit_facts &facts = facts_of(u);
  for (const auto &item : facts.functions)
    for (const call_fact &call : item.second.calls) {
      auto callee = facts.functions.find(call.callee);
      if (callee == facts.functions.end() || callee->second.recovers.empty())
        continue;
      finding f = {CHECK_indirect, call.range, "", {}, call.unwrap};
      const std::string name = call.callee->getNameAsString();
      if (call.place == call_place::deferred)
        f.text = fill(message::indirect_statement, {name});
      else if (call.place == call_place::plain && item.second.deferred)
        f.text = fill(message::indirect_function,
                      {name, item.first->getNameAsString()});
      else
        continue;
      f.notes.push_back(
          {callee->second.recovers.front().getBegin(), message::note_recover});
      report_finding(u, f);
    }
}

const check check_indirect = {nullptr, nullptr, nullptr, on_unit};

} // namespace lint
} // namespace defer
