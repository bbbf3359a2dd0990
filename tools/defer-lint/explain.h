// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The pages of docs/lint/, which are part of the program.

#ifndef DEFER_LINT_EXPLAIN_H
#define DEFER_LINT_EXPLAIN_H

#include <string>

namespace defer {
namespace lint {

// The page of the check NAME, or null.
const char *explain_page(const std::string &name);

} // namespace lint
} // namespace defer

#endif
