// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Analysing files, each in a process of its own.

#ifndef DEFER_LINT_ANALYSE_H
#define DEFER_LINT_ANALYSE_H

#include "record.h"
#include "settings.h"

#include "clang/Tooling/ArgumentsAdjusters.h"

namespace defer {
namespace lint {

struct file_result {
  std::vector<record> records;
  std::string messages;    // of the compiler
  unsigned left_alone = 0; // functions that have too many paths
  bool failed = false;     // it could not be compiled, or the analysis crashed
};

// Analyses FILE in this process, and adds what is found to RECORDS, and how
// many functions have too many paths to FUNCTIONS_LEFT_ALONE. Returns false if
// it does not compile.
bool analyse_file(const settings &s,
                  const clang::tooling::CompilationDatabase &database,
                  const std::string &file, std::vector<record> &records,
                  unsigned &functions_left_alone);

// Analyses FILES in processes, `s.jobs` at a time, and calls DONE with the
// number of files that are finished.
std::vector<file_result>
analyse_all(const settings &s,
            const clang::tooling::CompilationDatabase &database,
            const std::vector<std::string> &files,
            llvm::function_ref<void(size_t)> done);

// suppress.cc: whether a comment in TEXT, of a file, silences CHECK at LINE.
bool suppressed_by_comment(llvm::StringRef text, unsigned line,
                           llvm::StringRef check);

// adjust.cc: the command of a compiler, GCC or Clang, as one for this tool.
clang::tooling::ArgumentsAdjuster adjust_arguments(const settings &s);

} // namespace lint
} // namespace defer

#endif
