// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings as JSON, on the way from one process to the other; see record.h.

#include "record.h"

#include "llvm/Support/xxhash.h"

namespace defer {
namespace lint {

namespace json = llvm::json;

static json::Value to_json(const place &p) {
  return json::Object{{"file", p.file},        {"offset", p.offset},
                      {"line", p.line},        {"column", p.column},
                      {"endLine", p.end_line}, {"endColumn", p.end_column}};
}

static json::Array to_json(const std::vector<record_note> &notes) {
  json::Array list;
  for (const record_note &note : notes)
    list.push_back(json::Object{{"where", to_json(note.where)},
                                {"text", json::fixUTF8(note.text)}});
  return list;
}

json::Value record_to_json(const record &r) {
  json::Array edits;
  for (const edit &e : r.edits)
    edits.push_back(json::Object{{"file", e.file},
                                 {"offset", e.offset},
                                 {"length", e.length},
                                 {"text", json::fixUTF8(e.text)}});
  return json::Object{{"check", r.check},
                      {"where", to_json(r.where)},
                      {"text", json::fixUTF8(r.text)},
                      {"lineText", json::fixUTF8(r.line_text)},
                      {"notes", to_json(r.notes)},
                      {"path", to_json(r.path)},
                      {"edits", std::move(edits)}};
}

static unsigned number(const json::Object &object, llvm::StringRef key) {
  return static_cast<unsigned>(object.getInteger(key).value_or(0));
}

static bool from_json(const json::Value *value, place &p) {
  const json::Object *object = value ? value->getAsObject() : nullptr;
  if (!object)
    return false;
  p.file = object->getString("file").value_or("").str();
  p.offset = number(*object, "offset");
  p.line = number(*object, "line");
  p.column = number(*object, "column");
  p.end_line = number(*object, "endLine");
  p.end_column = number(*object, "endColumn");
  return true;
}

static bool from_json(const json::Array &list,
                      std::vector<record_note> &notes) {
  for (const json::Value &item : list) {
    record_note note;
    const json::Object &o = *item.getAsObject();
    if (!from_json(o.get("where"), note.where))
      return false;
    note.text = o.getString("text").value_or("").str();
    notes.push_back(note);
  }
  return true;
}

bool record_from_json(const json::Value &value, record &r) {
  const json::Object *object = value.getAsObject();
  if (!object || !from_json(object->get("where"), r.where))
    return false;
  r.check = object->getString("check").value_or("").str();
  r.text = object->getString("text").value_or("").str();
  r.line_text = object->getString("lineText").value_or("").str();
  if (!from_json(*object->getArray("notes"), r.notes) ||
      !from_json(*object->getArray("path"), r.path))
    return false;
  for (const json::Value &item : *object->getArray("edits")) {
    const json::Object &o = *item.getAsObject();
    r.edits.push_back({o.getString("file").value_or("").str(),
                       number(o, "offset"), number(o, "length"),
                       o.getString("text").value_or("").str()});
  }
  return true;
}

std::string record_fingerprint(const record &r) {
  const std::string text = r.check + "\n" +
                           llvm::StringRef(r.line_text).trim().str() + "\n" +
                           r.text;
  return llvm::utohexstr(llvm::xxh3_64bits(text), true, 16) + ":" +
         std::to_string(r.occurrence + 1);
}

} // namespace lint
} // namespace defer
