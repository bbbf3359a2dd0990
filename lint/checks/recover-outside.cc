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

static void on_unit(unit &u) {
  for (const auto &item : facts_of(u).functions) {
    const function_facts &facts = item.second;
    if (!facts.definition || facts.deferred || facts.address_taken ||
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
