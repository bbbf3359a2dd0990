// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a check has found, before anybody decides how to show it.

#ifndef DEFER_LINT_FINDING_H
#define DEFER_LINT_FINDING_H

#include "plugin.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

struct finding_note {
  clang::SourceLocation location;
  std::string text;
};

struct finding {
  check_id check;
  clang::SourceRange range; // of tokens; the finding is shown at its beginning
  std::string text;
  std::vector<finding_note> notes;
  // All together keep what the text claims to keep; none, if any part of the
  // source comes from a macro.
  std::vector<clang::FixItHint> fixes;
  // Of a check that follows paths: where the path that matters begins, if not
  // with the function; and the way from there to the finding, which
  // function_view::report adds.
  const clang::Stmt *since = nullptr;
  std::vector<finding_note> path = {};
};

// The texts of lint-messages.def.
namespace message {
#define DEFER_LINT_MESSAGE(id, text) inline constexpr char id[] = text;
#include "lint-messages.def"
} // namespace message

// TEXT with the ARGUMENTS for its %s, in order.
std::string fill(std::string text, llvm::ArrayRef<std::string> arguments);

// Shows F.
void report_finding(unit &u, const finding &f);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
