// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The comments of clang-tidy: NOLINT, NOLINTNEXTLINE, NOLINTBEGIN and
// NOLINTEND, each with a list of checks in parentheses, which may have a `*`,
// or without, for all of them.

#include "analyse.h"

namespace defer {
namespace lint {

// Whether LINE has the WORD, for CHECK.
static bool says(llvm::StringRef line, llvm::StringRef word,
                 llvm::StringRef check) {
  for (size_t at = 0; (at = line.find(word, at)) != llvm::StringRef::npos;
       at += word.size()) {
    const llvm::StringRef behind = line.substr(at + word.size());
    if (!behind.empty() &&
        (isalnum(static_cast<unsigned char>(behind[0])) || behind[0] == '_'))
      continue;
    if (!behind.starts_with("("))
      return true;
    if (glob_match(behind.substr(1).split(')').first, check, false))
      return true;
  }
  return false;
}

bool suppressed_by_comment(llvm::StringRef text, unsigned line,
                           llvm::StringRef check) {
  if (!text.contains("NOLINT"))
    return false;
  bool inside = false;
  for (unsigned number = 1; number <= line && !text.empty(); number++) {
    llvm::StringRef current;
    std::tie(current, text) = text.split('\n');
    if (says(current, "NOLINTBEGIN", check))
      inside = true;
    if (says(current, "NOLINTEND", check))
      inside = false;
    if (number == line && (inside || says(current, "NOLINT", check)))
      return true;
    if (number + 1 == line && says(current, "NOLINTNEXTLINE", check))
      return true;
  }
  return false;
}

} // namespace lint
} // namespace defer
