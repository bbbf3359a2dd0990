// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings as text in GCC's format, as annotations of GitHub, and as JSON.

#include "output.h"

namespace defer {
namespace lint {

std::string relative_name(const std::string &file) {
  llvm::SmallString<256> directory;
  if (llvm::sys::fs::current_path(directory))
    return file;
  llvm::StringRef name = file;
  if (name.consume_front(directory) && name.consume_front("/"))
    return name.str();
  return file;
}

const char *level_name(level l) {
  switch (l) {
  case level::error:
    return "error";
  case level::warning:
    return "warning";
  default:
    return "note";
  }
}

static void print_place(const place &p, llvm::raw_ostream &out) {
  out << relative_name(p.file) << ':' << p.line << ':' << p.column << ": ";
}

void output_text(const std::vector<record> &records, llvm::raw_ostream &out) {
  for (const record &r : records) {
    print_place(r.where, out);
    out << level_name(check_level(r.check)) << ": " << r.text << " [" << r.check
        << "]\n";
    for (const record_note &note : r.notes) {
      print_place(note.where, out);
      out << "note: " << note.text << '\n';
    }
  }
}

// TEXT as GitHub takes it in a message, or in a property of one.
static std::string escaped(llvm::StringRef text, bool property) {
  std::string result;
  for (char c : text)
    if (c == '%' || c == '\r' || c == '\n' ||
        (property && (c == ':' || c == ',')))
      result += "%" + llvm::utohexstr(static_cast<unsigned char>(c), false, 2);
    else
      result += c;
  return result;
}

void output_github(const std::vector<record> &records, llvm::raw_ostream &out) {
  for (const record &r : records) {
    const level l = check_level(r.check);
    out << "::" << (l == level::note ? "notice" : level_name(l))
        << " file=" << escaped(relative_name(r.where.file), true)
        << ",line=" << r.where.line << ",endLine=" << r.where.end_line
        << ",col=" << r.where.column << ",endColumn=" << r.where.end_column
        << ",title=" << escaped(r.check, true) << "::" << escaped(r.text, false)
        << '\n';
  }
}

void output_json(const std::vector<record> &records, llvm::raw_ostream &out) {
  llvm::json::Array array;
  for (const record &r : records)
    array.push_back(record_to_json(r));
  out << llvm::formatv("{0:2}\n", llvm::json::Value(std::move(array)));
}

} // namespace lint
} // namespace defer
