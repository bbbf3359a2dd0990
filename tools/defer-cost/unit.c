// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See unit.h.

#define _GNU_SOURCE

#include "unit.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

// Functions that the plugin adds begin like this.
static const char HELPER_PREFIX[] = "__defer_";

// A twin is found by this suffix, too.
static const char TWIN_SUFFIX[] = "_goto";

bool site_in_function(const struct function_report *function, size_t site) {
  for (size_t i = 0; i < function->copies.count; i++)
    if (function->copies.list[i].site == (int)site)
      return true;
  return false;
}

// Whether FUNCTION is one to report: it has a site in the source, or its code.
static bool concerns(const struct unit *unit,
                     const struct function_report *function) {
  if (function->copies.count)
    return true;
  for (size_t i = 0; i < unit->sites.count; i++)
    if (is_made_of(function->function->name, unit->sites.list[i].function))
      return true;
  return false;
}

static void report_free(struct function_report *report) {
  for (size_t i = 0; i < report->comparison_count; i++)
    free(report->comparisons[i].name);
  free(report->comparisons);
  copies_free(&report->copies);
  code_free(&report->code);
}

// Measures the functions of UNIT, and keeps those that concern it.
static bool examine_functions(struct unit *unit) {
  struct object *object = &unit->compiled.object;
  for (size_t i = 0; i < object->function_count; i++) {
    struct function_report report = {.function = &object->functions[i]};
    if (!compiled_measure(&unit->compiled, report.function, &report.code,
                          &report.measurement)) {
      report_free(&report);
      return false;
    }
    if (!strncmp(report.function->name, HELPER_PREFIX, strlen(HELPER_PREFIX)))
      for (int path = 0; path < PATH_COUNT; path++) {
        unit->helpers.instructions +=
            report.measurement.paths[path].instructions;
        unit->helpers.bytes += report.measurement.paths[path].bytes;
      }
    attribute_sites(&report.code, &unit->compiled.lines, &unit->sites,
                    &unit->compiled.tables);
    find_copies(&report.copies, &report.code, &unit->sites,
                &unit->compiled.tables);
    if (!concerns(unit, &report)) {
      report_free(&report);
      continue;
    }
    unit->functions =
        grow(unit->functions, unit->function_count, sizeof *unit->functions);
    unit->functions[unit->function_count++] = report;
  }
  return true;
}

// Adds to REPORT the function NAME of OTHER, as TITLE, which becomes its own.
// Returns whether it is there.
static bool compare(struct function_report *report, struct compiled *other,
                    const char *name, char *title) {
  const struct function *function = compiled_find(other, name);
  struct comparison comparison = {.name = title};
  struct code code = {0};
  bool done = function &&
              compiled_measure(other, function, &code, &comparison.measurement);
  code_free(&code);
  if (!done) {
    free(title);
    return false;
  }
  report->comparisons = grow(report->comparisons, report->comparison_count,
                             sizeof *report->comparisons);
  report->comparisons[report->comparison_count++] = comparison;
  return true;
}

// Returns the name in the source of the function whose symbol is SYMBOL, in new
// memory: without what the compiler has added to that of a specialised copy.
static char *source_name(const char *symbol) {
  static const char *const suffixes[] = {".constprop.", ".isra."};
  size_t length = strlen(symbol);
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
    const char *suffix = strstr(symbol, suffixes[i]);
    if (suffix && (size_t)(suffix - symbol) < length)
      length = (size_t)(suffix - symbol);
  }
  return format_text("%.*s", (int)length, symbol);
}

// Compares all functions of UNIT with those of the file SOURCE, compiled as
// COMPILATION says, under TITLE. What does not compile so is not compared.
static bool compare_all(struct unit *unit, const struct command *command,
                        const char *source,
                        const struct compilation *compilation,
                        const char *title, const char *scratch) {
  char *path = format_text("%s/comparison.o", scratch);
  struct compiled other = {.object = {.file = -1}};
  bool compiles = command_compile(command, source, compilation, path);
  bool done = !compiles || compiled_read(&other, path);
  for (size_t i = 0; compiles && done && i < unit->function_count; i++) {
    char *name = source_name(unit->functions[i].function->name);
    compare(&unit->functions[i], &other, name, copy_text(title));
    free(name);
  }
  compiled_free(&other);
  free(path);
  return done;
}

// Compares UNIT with itself without its sites, or without each of them alone.
static bool compare_without(struct unit *unit, const struct command *command,
                            const struct tokens *tokens, bool each,
                            const char *scratch) {
  const struct compilation compilation = {.comparison = true,
                                          .preprocessed = true};
  char *text = format_text("%s/without.i", scratch);
  bool done = sites_write_without(&unit->sites, tokens, NO_SITE, text) &&
              compare_all(unit, command, text, &compilation,
                          "without its defers", scratch);
  for (size_t i = 0; each && done && i < unit->sites.count; i++) {
    char *title =
        format_text("without that of line %u", unit->sites.list[i].begin.line);
    done = sites_write_without(&unit->sites, tokens, (int)i, text) &&
           compare_all(unit, command, text, &compilation, title, scratch);
    free(title);
  }
  free(text);
  return done;
}

// Compares the function of TWIN with its other one, which may be in another
// file.
static bool compare_twin(struct unit *unit, const struct command *command,
                         const struct twin *twin, const char *scratch) {
  const struct compilation compilation = {.comparison = true};
  char *path = format_text("%s/twin.o", scratch);
  struct compiled other = {.object = {.file = -1}};
  bool done = true;
  if (twin->file) {
    done = command_compile(command, twin->file, &compilation, path) &&
           compiled_read(&other, path);
    if (!done)
      complain("%s: does not compile", twin->file);
  }
  const char *file = twin->file ? strrchr(twin->file, '/') : NULL;
  file = file ? file + 1 : twin->file;
  for (size_t i = 0; done && i < unit->function_count; i++) {
    struct function_report *report = &unit->functions[i];
    if (is_made_of(report->function->name, twin->function))
      done = compare(report, file ? &other : &unit->compiled, twin->other,
                     format_text("its twin %s%s%s", file ? file : "",
                                 file ? ":" : "", twin->other));
  }
  if (!done && (!twin->file || other.object.elf))
    complain("%s: no function '%s' has been compiled",
             twin->file ? twin->file : unit->source, twin->other);
  compiled_free(&other);
  free(path);
  return done;
}

// Compares the functions that have a twin by name, or that ARGUMENTS names.
static bool compare_twins(struct unit *unit, const struct command *command,
                          const struct arguments *arguments,
                          const char *scratch) {
  for (size_t i = 0; i < unit->function_count; i++) {
    struct function_report *report = &unit->functions[i];
    char *function = source_name(report->function->name);
    char *name = format_text("%s%s", function, TWIN_SUFFIX);
    compare(report, &unit->compiled, name, format_text("its twin %s", name));
    free(name);
    free(function);
  }
  for (size_t i = 0; i < arguments->twin_count; i++)
    if (!compare_twin(unit, command, &arguments->twins[i], scratch))
      return false;
  return true;
}

// Makes the comparisons that ARGUMENTS asks for.
static bool compare_unit(struct unit *unit, const struct command *command,
                         const struct tokens *tokens,
                         const struct arguments *arguments,
                         const char *scratch) {
  static const char PANIC_OFF[] = "-fplugin-arg-defer-panic=off";
  const struct compilation without_panic = {.comparison = true,
                                            .flag = PANIC_OFF};
  if (unit->sites.count == 0)
    return true;
  return compare_twins(unit, command, arguments, scratch) &&
         (words_have(&command->flags, PANIC_OFF) || arguments->quick ||
          compare_all(unit, command, unit->source, &without_panic,
                      "with panic=off", scratch)) &&
         (arguments->quick ||
          compare_without(unit, command, tokens, arguments->each, scratch));
}

bool unit_examine(struct unit *unit, const struct command *command,
                  const char *source, const struct arguments *arguments,
                  const char *scratch) {
  *unit = (struct unit){.command = copy_text(command->description),
                        .source = copy_text(source),
                        .path = resolve_path(source, command->directory),
                        .compiled = {.object = {.file = -1}}};
  const struct compilation as_it_is = {0};
  struct tokens tokens = {0};
  char *text = format_text("%s/preprocessed.i", scratch);
  char *object = format_text("%s/object.o", scratch);
  bool done = command_preprocess(command, source, text) &&
              command_compile(command, source, &as_it_is, object);
  if (!done)
    complain("%s: does not compile", source);
  done = done && tokens_read(&tokens, text) &&
         compiled_read(&unit->compiled, object);
  if (done) {
    sites_find(&unit->sites, &tokens, command->is_clang, command->directory);
    done = examine_functions(unit) &&
           compare_unit(unit, command, &tokens, arguments, scratch);
  }
  tokens_free(&tokens);
  free(text);
  free(object);
  return done;
}

static void add_once(struct words *words, const char *word) {
  for (size_t i = 0; i < words->count; i++)
    if (!strcmp(words->list[i], word))
      return;
  words_add(words, word);
}

void site_examine(struct site_report *report, const struct unit *unit,
                  const struct function_report *function, size_t site) {
  *report = (struct site_report){0};
  for (size_t i = 0; i < function->copies.count; i++) {
    const struct copy *copy = &function->copies.list[i];
    if (copy->site != (int)site)
      continue;
    report->paths[copy->path].instructions += copy->amount.instructions;
    report->paths[copy->path].bytes += copy->amount.bytes;
    report->copies[copy->path] += !copy->is_fragment;
  }
  for (size_t i = 0; i < function->code.count; i++) {
    const struct instruction *instruction = &function->code.list[i];
    if (instruction->site == (int)site && instruction->is_call)
      add_once(&report->calls,
               instruction->callee ? instruction->callee : "(a pointer)");
    if (instruction->site != (int)site)
      continue;
    for (size_t k = 0; k < unit->compiled.lines.inlined_count; k++) {
      const struct inlined *inlined = &unit->compiled.lines.inlined[k];
      if (instruction->address >= inlined->begin &&
          instruction->address < inlined->end && inlined->function &&
          site_holds(&unit->sites.list[site], inlined->file, inlined->line,
                     inlined->column))
        add_once(&report->inlined, inlined->function);
    }
  }
}

void site_report_free(struct site_report *report) {
  words_free(&report->calls);
  words_free(&report->inlined);
}

void unit_free(struct unit *unit) {
  for (size_t i = 0; i < unit->function_count; i++)
    report_free(&unit->functions[i]);
  free(unit->functions);
  sites_free(&unit->sites);
  compiled_free(&unit->compiled);
  free(unit->command);
  free(unit->source);
  free(unit->path);
  *unit = (struct unit){.compiled = {.object = {.file = -1}}};
}
