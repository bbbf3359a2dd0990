// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Showing findings, and applying their fixes.

#ifndef DEFER_LINT_OUTPUT_H
#define DEFER_LINT_OUTPUT_H

#include "record.h"
#include "settings.h"

namespace defer {
namespace lint {

// FILE, which is absolute, from the working directory if it is below it.
std::string relative_name(const std::string &file);
const char *level_name(level l);

void output_text(const std::vector<record> &records, llvm::raw_ostream &out);
void output_github(const std::vector<record> &records, llvm::raw_ostream &out);
void output_json(const std::vector<record> &records, llvm::raw_ostream &out);
// COMPILED, if all files did; STATUS is the one that the program ends with.
void output_sarif(const std::vector<record> &records, bool compiled, int status,
                  llvm::raw_ostream &out);

// fixes.cc: writes clang-tidy's YAML to FILE. Returns what is wrong, if it is.
std::string export_fixes(const std::vector<record> &records,
                         const std::string &file);
// Applies the fixes that do not touch each other, or prints a diff to *DIFF
// unless that is null. FIXED is set to which of RECORDS that concerns.
std::string apply_fixes(const std::vector<record> &records,
                        llvm::raw_ostream *diff, std::vector<bool> &fixed);

// baseline.cc: reads the fingerprints of FILE; writes those of RECORDS.
std::string read_baseline(const std::string &file,
                          std::set<std::string> &known);
std::string write_baseline(const std::string &file,
                           const std::vector<record> &records);
std::string baseline_key(const record &r);

} // namespace lint
} // namespace defer

#endif
