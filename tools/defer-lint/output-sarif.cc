// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings as SARIF 2.1.0, of the shape that GitHub's code scanning wants.
//
// Columns count UTF-16 code units, so that the line has to be read again.

#include "output.h"

#include "defer-version.h"
#include "llvm/Support/ConvertUTF.h"

namespace defer {
namespace lint {

namespace json = llvm::json;

static const char SCHEMA[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";

// Which rule CHECK is: its place in the table.
static int rule_index(llvm::StringRef check) {
  return static_cast<int>(check_find(check.str()));
}

static json::Array rules() {
  json::Array list;
#define DEFER_CHECK(id, name, enabled, how_bad, help)                          \
  list.push_back(json::Object{                                                 \
      {"id", name},                                                            \
      {"shortDescription", json::Object{{"text", help}}},                      \
      {"fullDescription", json::Object{{"text", help}}},                       \
      {"help",                                                                 \
       json::Object{{"text", "defer-lint --explain=" name " says more."}}},    \
      {"defaultConfiguration",                                                 \
       json::Object{{"enabled", enabled}, {"level", #how_bad}}},               \
      {"properties",                                                           \
       json::Object{{"tags", json::Array{"defer"}}, {"precision", "high"}}}});
#include "defer-checks.def"
  return list;
}

namespace {

// The lines of files.
class columns {
public:
  // COLUMN of LINE in FILE, from bytes to UTF-16 code units.
  unsigned convert(const std::string &file, unsigned line, unsigned column);

private:
  std::map<std::string, std::vector<std::string>> files_;
};

} // namespace

unsigned columns::convert(const std::string &file, unsigned line,
                          unsigned column) {
  auto known = files_.find(file);
  if (known == files_.end()) {
    known = files_.insert({file, {}}).first;
    if (auto buffer = llvm::MemoryBuffer::getFile(file)) {
      llvm::SmallVector<llvm::StringRef, 0> lines;
      (*buffer)->getBuffer().split(lines, '\n');
      for (llvm::StringRef text : lines)
        known->second.push_back(text.str());
    }
  }
  if (line == 0 || line > known->second.size())
    return column;
  const llvm::StringRef before =
      llvm::StringRef(known->second[line - 1]).take_front(column - 1);
  llvm::SmallVector<llvm::UTF16, 128> converted;
  if (!llvm::convertUTF8ToUTF16String(before, converted))
    return column;
  return static_cast<unsigned>(converted.size()) + 1;
}

static json::Object artifact(const std::string &file) {
  const std::string name = relative_name(file);
  std::string uri;
  for (char c : name)
    if (isalnum(static_cast<unsigned char>(c)) || strchr("-._~/+@=,", c))
      uri += c;
    else
      uri += "%" + llvm::utohexstr(static_cast<unsigned char>(c), false, 2);
  if (llvm::sys::path::is_absolute(name))
    return json::Object{{"uri", "file://" + uri}};
  return json::Object{{"uri", uri}, {"uriBaseId", "%SRCROOT%"}};
}

static json::Object location(const place &p, columns &c) {
  return json::Object{
      {"physicalLocation",
       json::Object{
           {"artifactLocation", artifact(p.file)},
           {"region",
            json::Object{
                {"startLine", p.line},
                {"startColumn", c.convert(p.file, p.line, p.column)},
                {"endLine", p.end_line},
                {"endColumn", c.convert(p.file, p.end_line, p.end_column)}}}}}};
}

static json::Array changes(const record &r) {
  std::map<std::string, json::Array> files;
  for (const edit &e : r.edits)
    files[e.file].push_back(
        json::Object{{"deletedRegion", json::Object{{"byteOffset", e.offset},
                                                    {"byteLength", e.length}}},
                     {"insertedContent", json::Object{{"text", e.text}}}});
  json::Array list;
  for (auto &file : files)
    list.push_back(json::Object{{"artifactLocation", artifact(file.first)},
                                {"replacements", std::move(file.second)}});
  return list;
}

// The way to a finding, as one flow of one thread.
static json::Array code_flows(const record &r, columns &c) {
  json::Array steps;
  for (const record_note &note : r.path) {
    json::Object there = location(note.where, c);
    there["message"] = json::Object{{"text", note.text}};
    steps.push_back(json::Object{{"location", std::move(there)}});
  }
  return json::Array{json::Object{
      {"threadFlows",
       json::Array{json::Object{{"locations", std::move(steps)}}}}}};
}

static json::Object result(const record &r, columns &c) {
  json::Object object{
      {"ruleId", r.check},
      {"ruleIndex", rule_index(r.check)},
      {"level", level_name(check_level(r.check))},
      {"message", json::Object{{"text", r.text}}},
      {"locations", json::Array{location(r.where, c)}},
      {"partialFingerprints",
       json::Object{{"primaryLocationLineHash", record_fingerprint(r)}}}};
  json::Array related;
  for (const record_note &note : r.notes) {
    json::Object there = location(note.where, c);
    there["message"] = json::Object{{"text", note.text}};
    there["id"] = static_cast<int64_t>(related.size() + 1);
    related.push_back(std::move(there));
  }
  if (!related.empty())
    object["relatedLocations"] = std::move(related);
  if (!r.path.empty())
    object["codeFlows"] = code_flows(r, c);
  if (!r.edits.empty())
    object["fixes"] = json::Array{
        json::Object{{"description", json::Object{{"text", "As --fix does."}}},
                     {"artifactChanges", changes(r)}}};
  return object;
}

void output_sarif(const std::vector<record> &records, bool compiled, int status,
                  llvm::raw_ostream &out) {
  columns c;
  json::Array results;
  for (const record &r : records)
    results.push_back(result(r, c));
  llvm::SmallString<256> directory;
  llvm::sys::fs::current_path(directory);
  json::Object run{
      {"tool", json::Object{{"driver", json::Object{{"name", "defer-lint"},
                                                    {"version", DEFER_VERSION},
                                                    {"rules", rules()}}}}},
      {"columnKind", "utf16CodeUnits"},
      {"originalUriBaseIds",
       json::Object{
           {"%SRCROOT%",
            json::Object{{"uri", "file://" + directory.str().str() + "/"}}}}},
      {"invocations",
       json::Array{json::Object{{"executionSuccessful", compiled},
                                {"exitCode", status}}}},
      {"results", std::move(results)}};
  out << llvm::formatv("{0:2}\n", json::Value(json::Object{
                                      {"$schema", SCHEMA},
                                      {"version", "2.1.0"},
                                      {"runs", json::Array{std::move(run)}}}));
}

} // namespace lint
} // namespace defer
