// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-noexcept: a panic that may leave a function that none may leave: one
// that is declared `nothrow`, a signal handler, what `atexit` calls. See
// docs/lint/defer-noexcept.md.
//
// Found for functions whose bodies the unit shows; of others nothing is known.

#include "unit-facts.h"

namespace defer {
namespace lint {

// What FUNCTION is, as the texts call it; empty if a panic may leave it.
static std::string boundary(const function_facts &facts) {
  const std::string name = "'" + facts.definition->getNameAsString() + "'";
  if (facts.definition->hasAttr<clang::NoThrowAttr>())
    return name + ", which is declared not to throw";
  if (facts.handler_of == "signal")
    return "the signal handler " + name;
  if (!facts.handler_of.empty())
    return name + ", which '" + facts.handler_of + "' calls";
  return "";
}

static void on_unit(unit &u) {
  unit_facts &facts = facts_of(u);
  for (const auto &item : facts.functions) {
    if (!item.second.definition)
      continue;
    const std::string where = boundary(item.second);
    if (where.empty())
      continue;
    for (const call_fact &panic : item.second.panics)
      if (!panic.recovered)
        report_finding(u, {CHECK_may_throw,
                           panic.range,
                           fill(message::noexcept_panic, {where}),
                           {},
                           {}});
    for (const call_fact &call : item.second.calls)
      if (!call.recovered && facts.may_panic(call.callee))
        report_finding(u, {CHECK_may_throw,
                           call.range,
                           fill(message::noexcept_call,
                                {call.callee->getNameAsString(), where}),
                           {},
                           {}});
  }
}

const check check_may_throw = {nullptr, nullptr, nullptr, on_unit};

} // namespace lint
} // namespace defer
