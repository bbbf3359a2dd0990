// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report for programs. See report.h.

#include "report.h"

#include <inttypes.h>
#include <json.h>
#include <stdio.h>
#include <string.h>

static void add_number(struct json_object *object, const char *name,
                       size_t number) {
  json_object_object_add(object, name, json_object_new_uint64(number));
}

static void add_text(struct json_object *object, const char *name,
                     const char *text) {
  json_object_object_add(object, name,
                         text ? json_object_new_string(text) : NULL);
}

static struct json_object *amount_json(const struct amount *amount) {
  struct json_object *object = json_object_new_object();
  add_number(object, "instructions", amount->instructions);
  add_number(object, "bytes", amount->bytes);
  return object;
}

static struct json_object *words_json(const struct words *words) {
  struct json_object *list = json_object_new_array();
  for (size_t i = 0; i < words->count; i++)
    json_object_array_add(list, json_object_new_string(words->list[i]));
  return list;
}

static void add_measurement(struct json_object *object,
                            const struct measurement *measurement) {
  for (int path = 0; path < PATH_COUNT; path++)
    json_object_object_add(object, path_names[path],
                           amount_json(&measurement->paths[path]));
  struct json_object *tables = json_object_new_object();
  add_number(tables, "frame", measurement->frame_bytes);
  add_number(tables, "lsda", measurement->data_bytes);
  json_object_object_add(object, "tables", tables);
  json_object_object_add(object, "stack",
                         measurement->stack_bytes < 0
                             ? NULL
                             : json_object_new_int64(measurement->stack_bytes));
}

static struct json_object *copy_json(const struct function_report *function,
                                     const struct copy *copy) {
  struct json_object *object = amount_json(&copy->amount);
  const struct instruction *first = &function->code.list[copy->first];
  const struct part *part = &function->function->parts[first->part];
  add_text(object, "path", path_names[copy->path]);
  json_object_object_add(object, "fragment",
                         json_object_new_boolean(copy->is_fragment));
  add_text(object, "section", part->section);
  add_number(object, "offset", first->address - part->address);
  struct json_object *lines = json_object_new_array();
  for (size_t i = 0; i < copy->entered_count; i++)
    json_object_array_add(lines, json_object_new_int64(copy->entered_from[i]));
  json_object_object_add(object, "entered_from", lines);
  return object;
}

// Returns site INDEX of UNIT as it is in FUNCTION.
static struct json_object *
site_in_function_json(const struct unit *unit,
                      const struct function_report *function, size_t index) {
  struct site_report report;
  site_examine(&report, unit, function, index);
  struct json_object *object = json_object_new_object();
  add_number(object, "site", index);
  for (int path = 0; path < PATH_COUNT; path++)
    json_object_object_add(object, path_names[path],
                           amount_json(&report.paths[path]));
  struct json_object *copies = json_object_new_array();
  for (size_t i = 0; i < function->copies.count; i++)
    if (function->copies.list[i].site == (int)index)
      json_object_array_add(copies,
                            copy_json(function, &function->copies.list[i]));
  json_object_object_add(object, "copies", copies);
  json_object_object_add(object, "calls", words_json(&report.calls));
  json_object_object_add(object, "inlined", words_json(&report.inlined));
  site_report_free(&report);
  return object;
}

static struct json_object *
function_json(const struct unit *unit, const struct function_report *function) {
  struct json_object *object = json_object_new_object();
  add_text(object, "name", function->function->name);
  add_measurement(object, &function->measurement);
  struct json_object *comparisons = json_object_new_array();
  for (size_t i = 0; i < function->comparison_count; i++) {
    struct json_object *comparison = json_object_new_object();
    add_text(comparison, "name", function->comparisons[i].name);
    add_measurement(comparison, &function->comparisons[i].measurement);
    json_object_array_add(comparisons, comparison);
  }
  json_object_object_add(object, "comparisons", comparisons);
  struct json_object *sites = json_object_new_array();
  for (size_t i = 0; i < unit->sites.count; i++)
    if (site_in_function(function, i))
      json_object_array_add(sites, site_in_function_json(unit, function, i));
  json_object_object_add(object, "sites", sites);
  return object;
}

// Returns SITE as it is in the source.
static struct json_object *site_json(const struct site *site) {
  struct json_object *object = json_object_new_object();
  add_text(object, "word", site->word);
  add_text(object, "text", site->text);
  add_text(object, "function", site->function);
  add_text(object, "file", site->path);
  add_number(object, "line", site->begin.line);
  add_number(object, "column", site->begin.column);
  add_number(object, "end_line", site->end.line);
  struct json_object *exits = json_object_new_array();
  for (size_t i = 0; i < site->exit_count; i++) {
    struct json_object *exit = json_object_new_object();
    add_text(exit, "kind", site->exits[i].kind);
    add_number(exit, "line", site->exits[i].line);
    json_object_array_add(exits, exit);
  }
  json_object_object_add(object, "exits", exits);
  return object;
}

static struct json_object *unit_json(const struct unit *unit) {
  struct json_object *object = json_object_new_object();
  add_text(object, "source", unit->source);
  add_text(object, "command", unit->command);
  struct json_object *sites = json_object_new_array();
  for (size_t i = 0; i < unit->sites.count; i++)
    json_object_array_add(sites, site_json(&unit->sites.list[i]));
  json_object_object_add(object, "sites", sites);
  struct json_object *functions = json_object_new_array();
  for (size_t i = 0; i < unit->function_count; i++)
    json_object_array_add(functions, function_json(unit, &unit->functions[i]));
  json_object_object_add(object, "functions", functions);
  json_object_object_add(object, "helpers", amount_json(&unit->helpers));
  return object;
}

void report_json(FILE *output, const struct unit *units, size_t count) {
  struct json_object *report = json_object_new_object();
  add_number(report, "version", 1);
  struct json_object *list = json_object_new_array();
  for (size_t i = 0; i < count; i++)
    json_object_array_add(list, unit_json(&units[i]));
  json_object_object_add(report, "units", list);
  fputs(json_object_to_json_string_ext(
            report, JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED |
                        JSON_C_TO_STRING_NOSLASHESCAPE),
        output);
  fputc('\n', output);
  json_object_put(report);
}
