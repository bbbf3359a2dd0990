// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of checks and their levels; see settings.h.

#include "settings.h"

#include "llvm/Support/GlobPattern.h"

namespace defer {
namespace lint {

level check_level(llvm::StringRef check) {
  static const struct {
    const char *name;
    level of;
  } table[] = {
#define DEFER_CHECK(id, name, enabled, how_bad, help) {name, level::how_bad},
#include "defer-checks.def"
  };
  for (const auto &known : table)
    if (check == known.name)
      return known.of;
  return level::warning;
}

// Whether ITEM, a name with `*`, is NAME.
static bool matches(llvm::StringRef item, llvm::StringRef name) {
  llvm::Expected<llvm::GlobPattern> pattern = llvm::GlobPattern::create(item);
  if (!pattern) {
    llvm::consumeError(pattern.takeError());
    return false;
  }
  return pattern->match(name);
}

static std::vector<llvm::StringRef> split(llvm::StringRef globs) {
  llvm::SmallVector<llvm::StringRef, 8> items;
  globs.split(items, ',', -1, false);
  std::vector<llvm::StringRef> trimmed;
  for (llvm::StringRef item : items)
    if (!item.trim().empty())
      trimmed.push_back(item.trim());
  return trimmed;
}

bool glob_match(llvm::StringRef globs, llvm::StringRef name, bool state) {
  for (llvm::StringRef item : split(globs)) {
    const bool out = item.consume_front("-");
    if (matches(item, name))
      state = !out;
  }
  return state;
}

std::string glob_unknown(llvm::StringRef globs) {
  for (llvm::StringRef item : split(globs)) {
    item.consume_front("-");
    bool known = false;
    for (int i = 0; i < CHECK_COUNT; i++)
      known |= matches(item, check_name(static_cast<check_id>(i)));
    if (!known)
      return item.str();
  }
  return "";
}

} // namespace lint
} // namespace defer
