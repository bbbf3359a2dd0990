// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report for the terminal. See report.h.

#include "report.h"

#include <string.h>

const char *const path_names[PATH_COUNT] = {"normal", "unlikely", "unwinding"};

// No more than MOST_LINES of a list are printed.
enum { NAME_WIDTH = 34, TEXT_WIDTH = 58, MOST_LINES = 16 };

static void print_heading(FILE *output, const char *function) {
  fprintf(output, "\n%-*s%15s %15s %15s %14s %7s\n", NAME_WIDTH, function,
          "normal path", "unlikely code", "unwinding", "tables", "stack");
  fprintf(output, "%-*s", NAME_WIDTH, "");
  for (int path = 0; path < PATH_COUNT; path++)
    fprintf(output, "%8s%7s ", "insns", "bytes");
  fprintf(output, "%6s%8s %7s\n", "frame", "LSDA", "bytes");
}

// Prints MEASUREMENT, less BASE if that is not NULL.
static void print_row(FILE *output, const char *name,
                      const struct measurement *measurement,
                      const struct measurement *base) {
  static const struct measurement nothing;
  const char *form = base ? "%+*ld" : "%*ld";
  bool no_stack =
      measurement->stack_bytes < 0 || (base && base->stack_bytes < 0);
  if (!base)
    base = &nothing;
  fprintf(output, "%-*s", NAME_WIDTH, name);
  for (int path = 0; path < PATH_COUNT; path++) {
    const struct amount *amount = &measurement->paths[path];
    fprintf(output, form, 8,
            (long)amount->instructions - (long)base->paths[path].instructions);
    fprintf(output, form, 7,
            (long)amount->bytes - (long)base->paths[path].bytes);
    fputc(' ', output);
  }
  fprintf(output, form, 6,
          (long)measurement->frame_bytes - (long)base->frame_bytes);
  fprintf(output, form, 8,
          (long)measurement->data_bytes - (long)base->data_bytes);
  fputc(' ', output);
  if (no_stack)
    fprintf(output, "%7s", "?");
  else
    fprintf(output, form, 7, measurement->stack_bytes - base->stack_bytes);
  fputc('\n', output);
}

static void print_words(FILE *output, const char *title,
                        const struct words *words) {
  if (!words->count)
    return;
  fprintf(output, "%s", title);
  for (size_t i = 0; i < words->count; i++)
    fprintf(output, "%s%s", i ? ", " : " ", words->list[i]);
}

// Prints the exits of SITE: how many there are of each kind, and the lines.
static void print_exits(FILE *output, const struct site *site) {
  if (site->exit_count == 0) {
    fputs("      runs when the function is left\n", output);
    return;
  }
  fprintf(output, "      %zu exit%s in the source:", site->exit_count,
          site->exit_count == 1 ? "" : "s");
  for (size_t i = 0; i < site->exit_count && i < MOST_LINES; i++)
    if (i == 0 || strcmp(site->exits[i].kind, site->exits[i - 1].kind) != 0)
      fprintf(output, "%s %s %u", i ? ";" : "", site->exits[i].kind,
              site->exits[i].line);
    else
      fprintf(output, ", %u", site->exits[i].line);
  fputs(site->exit_count > MOST_LINES ? ", ...\n" : "\n", output);
}

// Prints what of SITE is on PATH of FUNCTION.
static void print_copies(FILE *output, const struct function_report *function,
                         size_t site, enum path path, size_t count) {
  fprintf(output, "      %s: %zu cop%s", path_names[path], count,
          count == 1 ? "y" : "ies");
  for (size_t i = 0; i < function->copies.count; i++) {
    const struct copy *copy = &function->copies.list[i];
    if (copy->site != (int)site || copy->path != path)
      continue;
    const struct instruction *first = &function->code.list[copy->first];
    const struct part *part = &function->function->parts[first->part];
    fprintf(output, "\n        %s+0x%lx: %s%zu insns, %zu bytes",
            first->part ? "cold" : "",
            (unsigned long)(first->address - part->address),
            copy->is_fragment ? "besides, " : "", copy->amount.instructions,
            copy->amount.bytes);
    const char *from = path == PATH_UNWINDING ? "; from calls in line "
                                              : "; control comes from line ";
    for (size_t k = 0; k < copy->entered_count && k < MOST_LINES; k++)
      fprintf(output, "%s%u", k ? ", " : from, copy->entered_from[k]);
    if (copy->entered_count > MOST_LINES)
      fputs(", ...", output);
  }
  fputc('\n', output);
}

static void print_site(FILE *output, const struct unit *unit,
                       const struct function_report *function, size_t index) {
  const struct site *site = &unit->sites.list[index];
  struct site_report report;
  site_examine(&report, unit, function, index);
  int width = (int)strlen(site->text) > TEXT_WIDTH ? TEXT_WIDTH : -1;
  fprintf(output, "\n  line %u: %.*s%s\n", site->begin.line, width, site->text,
          width < 0 ? "" : " ...");
  if (!is_made_of(function->function->name, site->function))
    fprintf(output, "      inlined with '%s'\n", site->function);
  struct measurement amounts = {.stack_bytes = -1};
  memcpy(amounts.paths, report.paths, sizeof amounts.paths);
  fprintf(output, "      %-*s", NAME_WIDTH - 6, "its instructions");
  for (int path = 0; path < PATH_COUNT; path++)
    fprintf(output, "%8zu%7zu ", report.paths[path].instructions,
            report.paths[path].bytes);
  fputc('\n', output);
  print_exits(output, site);
  for (int path = 0; path < PATH_COUNT; path++)
    if (report.copies[path])
      print_copies(output, function, index, (enum path)path,
                   report.copies[path]);
  if (report.calls.count || report.inlined.count) {
    fprintf(output, "      ");
    print_words(output, "calls", &report.calls);
    print_words(output, report.calls.count ? "; inlined:" : "inlined:",
                &report.inlined);
    fputc('\n', output);
  }
  site_report_free(&report);
}

static void print_function(FILE *output, const struct unit *unit,
                           const struct function_report *function) {
  print_heading(output, function->function->name);
  print_row(output, "  as compiled", &function->measurement, NULL);
  for (size_t i = 0; i < function->comparison_count; i++) {
    const struct comparison *comparison = &function->comparisons[i];
    char name[NAME_WIDTH + 1];
    snprintf(name, sizeof name, "  %.*s", NAME_WIDTH - 3, comparison->name);
    print_row(output, name, &comparison->measurement, NULL);
    print_row(output, "    difference", &function->measurement,
              &comparison->measurement);
  }
  for (size_t i = 0; i < unit->sites.count; i++)
    if (site_in_function(function, i))
      print_site(output, unit, function, i);
}

static void print_unit(FILE *output, const struct unit *unit) {
  fprintf(output, "%s: %zu deferred statement%s, %s\n", unit->source,
          unit->sites.count, unit->sites.count == 1 ? "" : "s", unit->command);
  for (size_t i = 0; i < unit->function_count; i++)
    print_function(output, unit, &unit->functions[i]);
  for (size_t i = 0; i < unit->sites.count; i++) {
    bool there = false;
    for (size_t k = 0; k < unit->function_count; k++)
      there |= site_in_function(&unit->functions[k], i);
    if (!there)
      fprintf(output, "\n  line %u: no instruction of '%s'%s\n",
              unit->sites.list[i].begin.line, unit->sites.list[i].text,
              unit->sites.list[i].begin.column
                  ? ""
                  : ", or not to be told from another one's of its line");
  }
  if (unit->helpers.bytes)
    fprintf(output,
            "\nOnce in the file: %zu instructions, %zu bytes, by which the "
            "runtime is called.\n",
            unit->helpers.instructions, unit->helpers.bytes);
}

void report_text(FILE *output, const struct unit *units, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (i)
      fputc('\n', output);
    print_unit(output, &units[i]);
  }
}
