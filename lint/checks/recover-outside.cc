// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover-outside: a recover() that no deferred statement can run, so that it
// always returns NULL. See docs/lint/recover-outside.md.
//
// Found in `main`, and in static functions that the unit neither defers nor
// takes the address of, outside of deferred statements. Others may be deferred
// by another unit.

#include "unit-facts.h"

namespace defer {
namespace lint {

// What deferred statements and deferred functions call: of those speaks
// recover-indirect.
static std::set<const clang::FunctionDecl *>
called_deferred(const unit_facts &facts) {
  std::set<const clang::FunctionDecl *> called;
  for (const auto &item : facts.functions)
    for (const call_fact &call : item.second.calls)
      if (call.place == call_place::deferred || item.second.deferred)
        called.insert(call.callee);
  return called;
}

static void on_unit(unit &u) {
  const std::set<const clang::FunctionDecl *> called =
      called_deferred(facts_of(u));
  for (const auto &item : facts_of(u).functions) {
    const function_facts &facts = item.second;
    if (!facts.definition || facts.deferred || facts.address_taken ||
        called.count(item.first) ||
        (!facts.definition->isMain() &&
         facts.definition->getStorageClass() != clang::SC_Static))
      continue;
    for (const clang::SourceRange &range : facts.recovers)
      report_finding(
          u, {CHECK_outside,
              range,
              fill(message::outside, {facts.definition->getNameAsString()}),
              {},
              {}});
  }
}

const check check_outside = {nullptr, nullptr, nullptr, on_unit};

} // namespace lint
} // namespace defer
