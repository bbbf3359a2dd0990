// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The baseline: findings that were there before and are not to be shown. They
// are known by the file, the check and the text of the line, not by its number.

#include "output.h"

namespace defer {
namespace lint {

std::string baseline_key(const record &r) {
  return relative_name(r.where.file) + "\n" + record_fingerprint(r);
}

std::string read_baseline(const std::string &file,
                          std::set<std::string> &known) {
  auto buffer = llvm::MemoryBuffer::getFile(file);
  if (!buffer)
    return file + ": " + buffer.getError().message();
  llvm::Expected<llvm::json::Value> value =
      llvm::json::parse((*buffer)->getBuffer());
  if (!value)
    return file + ": " + llvm::toString(value.takeError());
  const llvm::json::Object *object = value->getAsObject();
  const llvm::json::Array *list =
      object ? object->getArray("findings") : nullptr;
  if (!list)
    return file + ": this is no baseline of defer-lint";
  for (const llvm::json::Value &item : *list)
    if (const llvm::json::Object *entry = item.getAsObject())
      known.insert(entry->getString("file").value_or("").str() + "\n" +
                   entry->getString("fingerprint").value_or("").str());
  return "";
}

std::string write_baseline(const std::string &file,
                           const std::vector<record> &records) {
  llvm::json::Array list;
  for (const record &r : records)
    list.push_back(llvm::json::Object{{"file", relative_name(r.where.file)},
                                      {"check", r.check},
                                      {"fingerprint", record_fingerprint(r)}});
  std::error_code error;
  llvm::raw_fd_ostream out(file, error);
  if (error)
    return file + ": " + error.message();
  out << llvm::formatv("{0:2}\n", llvm::json::Value(llvm::json::Object{
                                      {"findings", std::move(list)}}));
  return "";
}

} // namespace lint
} // namespace defer
