// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the user has asked defer-lint for: arguments and configuration file.

#ifndef DEFER_LINT_SETTINGS_H
#define DEFER_LINT_SETTINGS_H

#include "defer-options.h"

#include "clang-compat.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace llvm {
namespace cl {
class OptionCategory;
}
} // namespace llvm

namespace defer {
namespace lint {

enum class output_format { text, sarif, github, json };
enum class level { note, warning, error, none };

struct line_range {
  std::string file; // the end of its name
  std::vector<std::pair<unsigned, unsigned>> lines;
};

struct settings {
  bool checks[CHECK_COUNT];
  std::string header_filter;
  std::vector<line_range> line_filter;
  std::string include; // of <defer.h>; empty if there is none
  output_format format = output_format::text;
  level fail_on = level::warning;
  bool quiet = false, verbose = false;
  unsigned jobs = 1;
};

// help.cc: prints the options of CATEGORY.
void print_help(llvm::cl::OptionCategory &category, llvm::raw_ostream &out);

// How bad a finding of CHECK is.
level check_level(llvm::StringRef check);

// Whether NAME is in GLOBS, a list of names with `*`, a leading `-` taking out.
// STATE is what holds for a name that none of them speaks of.
bool glob_match(llvm::StringRef globs, llvm::StringRef name, bool state);
// The first of GLOBS that no check is called by; empty if all are known.
std::string glob_unknown(llvm::StringRef globs);

} // namespace lint
} // namespace defer

#endif
