// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A finding as plain data: what the process that has analysed a file hands to
// the one that shows it.

#ifndef DEFER_LINT_RECORD_H
#define DEFER_LINT_RECORD_H

#include "clang-compat.h"
#include "llvm/Support/JSON.h"

namespace defer {
namespace lint {

// Lines and columns count from 1, columns in bytes; the end is behind the last
// character.
struct place {
  std::string file; // absolute
  unsigned offset = 0;
  unsigned line = 0, column = 0;
  unsigned end_line = 0, end_column = 0;
};

struct record_note {
  place where;
  std::string text;
};

struct edit {
  std::string file;
  unsigned offset = 0, length = 0;
  std::string text;
};

struct record {
  std::string check;
  place where;
  std::string text;
  std::string line_text; // of the line that it is shown at
  std::vector<record_note> notes;
  std::vector<record_note> path; // the way to it, for those that follow paths
  std::vector<edit> edits;
  // Set by who shows it: which of those with the same check and text of the
  // line in the file this is.
  unsigned occurrence = 0;
};

llvm::json::Value record_to_json(const record &r);
bool record_from_json(const llvm::json::Value &value, record &r);

// What stays the same when lines above it come and go.
std::string record_fingerprint(const record &r);

} // namespace lint
} // namespace defer

#endif
