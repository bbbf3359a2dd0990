// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The report for the browser: the figures, and the source beside the
// instructions. See report.h.
//
// All that can be read is in the page itself; page.js only marks and scrolls.
// What it goes by:
//
//   data-lines="0:7 0:9"  of an instruction: its places in the source, each the
//                         number of the file in the unit and the line
//   data-line="0:7"       of a line of the source
//   data-site="1"         of an instruction, a piece of the source or a row of
//                         figures: the number of the deferred statement
//   data-copy="3"         of an instruction: the number of the copy in its
//   function
//
// Each unit is a <section>, in which these numbers count.

#define _GNU_SOURCE

#include "report.h"

#include "memory.h"
#include "page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

// Prints TEXT, of LENGTH bytes, as text of the page.
static void print_part(FILE *output, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    switch (text[i]) {
    case '&':
      fputs("&amp;", output);
      break;
    case '<':
      fputs("&lt;", output);
      break;
    case '>':
      fputs("&gt;", output);
      break;
    case '"':
      fputs("&quot;", output);
      break;
    default:
      fputc(text[i], output);
    }
}

static void print_escaped(FILE *output, const char *text) {
  print_part(output, text, strlen(text));
}

// The hue of site INDEX: by the golden angle, any number of them differ.
static unsigned hue(size_t index) {
  return (unsigned)((index * 13751 + 20000) / 100 % 360);
}

// Returns the number of the file PATH among those of UNIT that are shown: its
// own, and then, by their first site, those in which there are sites; -1 if it
// is none of them.
static int file_number(const struct unit *unit, const char *path) {
  if (!path)
    return -1;
  if (!strcmp(path, unit->path))
    return 0;
  int number = 1;
  for (size_t i = 0; i < unit->sites.count; i++) {
    const char *file = unit->sites.list[i].path;
    bool known = !strcmp(file, unit->path);
    for (size_t k = 0; k < i; k++)
      known |= !strcmp(file, unit->sites.list[k].path);
    if (known)
      continue;
    if (!strcmp(file, path))
      return number;
    number++;
  }
  return -1;
}

static void print_cell(FILE *output, long value, bool difference) {
  fprintf(output, difference ? "<td>%+ld</td>" : "<td>%ld</td>", value);
}

// Prints the cells of MEASUREMENT, less BASE if that is not NULL.
static void print_cells(FILE *output, const struct measurement *measurement,
                        const struct measurement *base) {
  static const struct measurement nothing;
  bool difference = base != NULL;
  bool no_stack =
      measurement->stack_bytes < 0 || (base && base->stack_bytes < 0);
  if (!base)
    base = &nothing;
  for (int path = 0; path < PATH_COUNT; path++) {
    const struct amount *amount = &measurement->paths[path];
    print_cell(output,
               (long)amount->instructions -
                   (long)base->paths[path].instructions,
               difference);
    print_cell(output, (long)amount->bytes - (long)base->paths[path].bytes,
               difference);
  }
  print_cell(output, (long)measurement->frame_bytes - (long)base->frame_bytes,
             difference);
  print_cell(output, (long)measurement->data_bytes - (long)base->data_bytes,
             difference);
  if (no_stack)
    fputs("<td>?</td>", output);
  else
    print_cell(output, measurement->stack_bytes - base->stack_bytes,
               difference);
  fputs("</tr>\n", output);
}

static void print_site_row(FILE *output, const struct unit *unit,
                           const struct function_report *function,
                           size_t index) {
  const struct site *site = &unit->sites.list[index];
  struct site_report report;
  site_examine(&report, unit, function, index);
  fprintf(output,
          "<tr class=\"site\" data-site=\"%zu\" style=\"--hue:%u\">"
          "<th><button type=\"button\">%zu</button> line %u: <code>",
          index, hue(index), index + 1, site->begin.line);
  print_escaped(output, site->text);
  fprintf(output, "</code><small>%zu exit%s; copies:", site->exit_count,
          site->exit_count == 1 ? "" : "s");
  const char *separator = " ";
  for (int path = 0; path < PATH_COUNT; path++)
    if (report.copies[path]) {
      fprintf(output, "%s%zu %s", separator, report.copies[path],
              path_names[path]);
      separator = ", ";
    }
  for (size_t i = 0; i < report.calls.count; i++) {
    fputs(i ? ", " : "; calls ", output);
    print_escaped(output, report.calls.list[i]);
  }
  for (size_t i = 0; i < report.inlined.count; i++) {
    fputs(i ? ", " : "; inlined: ", output);
    print_escaped(output, report.inlined.list[i]);
  }
  fputs("</small></th>", output);
  for (int path = 0; path < PATH_COUNT; path++) {
    print_cell(output, (long)report.paths[path].instructions, false);
    print_cell(output, (long)report.paths[path].bytes, false);
  }
  fputs("<td></td><td></td><td></td></tr>\n", output);
  site_report_free(&report);
}

static void print_figures(FILE *output, const struct unit *unit,
                          const struct function_report *function) {
  fputs("<table>\n<thead><tr><th rowspan=\"2\">", output);
  print_escaped(output, function->function->name);
  fputs("</th><th colspan=\"2\">normal path</th>"
        "<th colspan=\"2\">unlikely code</th>"
        "<th colspan=\"2\">unwinding</th><th colspan=\"2\">tables</th>"
        "<th>stack</th></tr>\n<tr>",
        output);
  for (int path = 0; path < PATH_COUNT; path++)
    fputs("<th>insns</th><th>bytes</th>", output);
  fputs("<th>frame</th><th>LSDA</th><th>bytes</th></tr></thead>\n<tbody>\n"
        "<tr><th>as compiled</th>",
        output);
  print_cells(output, &function->measurement, NULL);
  for (size_t i = 0; i < function->comparison_count; i++) {
    const struct comparison *comparison = &function->comparisons[i];
    fputs("<tr><th>", output);
    print_escaped(output, comparison->name);
    fputs("</th>", output);
    print_cells(output, &comparison->measurement, NULL);
    fputs("<tr class=\"difference\"><th>difference</th>", output);
    print_cells(output, &function->measurement, &comparison->measurement);
  }
  for (size_t i = 0; i < unit->sites.count; i++)
    if (site_in_function(function, i))
      print_site_row(output, unit, function, i);
  fputs("</tbody></table>\n", output);
}

// Prints LINE, the NUMBER-th of the file PATH, with its sites marked.
static void print_source_line(FILE *output, const struct unit *unit,
                              const char *path, unsigned number,
                              const char *line, size_t length) {
  fprintf(output,
          "<div class=\"line\" data-line=\"%d:%u\" tabindex=\"0\">"
          "<span class=\"number\">%u</span><code>",
          file_number(unit, path), number, number);
  int open = NO_SITE;
  for (size_t i = 0; i <= length; i++) {
    int site = NO_SITE; // the innermost one
    for (size_t k = 0; i < length && k < unit->sites.count; k++)
      if (site_holds(&unit->sites.list[k], path, number, (unsigned)i + 1))
        site = (int)k;
    if (site != open && open != NO_SITE)
      fputs("</mark>", output);
    if (site != open && site != NO_SITE)
      fprintf(output,
              "<mark class=\"site\" data-site=\"%d\" style=\"--hue:%u\">", site,
              hue((size_t)site));
    open = site;
    if (i < length)
      print_part(output, &line[i], 1);
  }
  fputs("</code></div>\n", output);
}

static void print_source(FILE *output, const struct unit *unit,
                         const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return;
  fputs("<h3>", output);
  print_escaped(output, path);
  fputs("</h3>\n", output);
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  for (unsigned number = 1; (length = getline(&line, &room, file)) >= 0;
       number++) {
    if (length && line[length - 1] == '\n')
      length--;
    print_source_line(output, unit, path, number, line, (size_t)length);
  }
  free(line);
  fclose(file);
}

static void print_all_sources(FILE *output, const struct unit *unit) {
  print_source(output, unit, unit->path);
  int printed = 0;
  for (size_t i = 0; i < unit->sites.count; i++)
    if (file_number(unit, unit->sites.list[i].path) > printed) {
      print_source(output, unit, unit->sites.list[i].path);
      printed++;
    }
}

// Prints the places of INSTRUCTION for data-lines: its own, and those of the
// inlined calls that it comes from.
static void print_places(FILE *output, const struct unit *unit,
                         const struct instruction *instruction) {
  int file = file_number(unit, instruction->file);
  if (file >= 0)
    fprintf(output, "%d:%u", file, instruction->line);
  for (size_t i = 0; i < unit->compiled.lines.inlined_count; i++) {
    const struct inlined *call = &unit->compiled.lines.inlined[i];
    file = file_number(unit, call->file);
    if (file >= 0 && instruction->address >= call->begin &&
        instruction->address < call->end)
      fprintf(output, " %d:%u", file, call->line);
  }
}

static void print_instruction(FILE *output, const struct unit *unit,
                              const struct function_report *function,
                              const struct instruction *instruction) {
  const struct part *part = &function->function->parts[instruction->part];
  fprintf(output, "<div class=\"insn %s%s\" data-lines=\"",
          path_names[instruction->path],
          instruction->site == NO_SITE ? "" : " site");
  print_places(output, unit, instruction);
  fputc('"', output);
  if (instruction->site != NO_SITE)
    fprintf(output, " data-site=\"%d\" data-copy=\"%d\" style=\"--hue:%u\"",
            instruction->site, instruction->copy,
            hue((size_t)instruction->site));
  fprintf(output, "><span class=\"path\">%s</span><span class=\"label\">",
          instruction->path == PATH_NORMAL ? ""
                                           : path_names[instruction->path]);
  if (instruction->site != NO_SITE)
    fprintf(output, "%d", instruction->site + 1);
  fprintf(output,
          "</span><span class=\"number\">%" PRIx64
          "</span><span class=\"bytes\">",
          instruction->address - part->address);
  for (size_t i = 0; i < instruction->size; i++)
    fprintf(output, "%s%02x", i ? " " : "", instruction->bytes[i]);
  fputs("</span><code>", output);
  print_escaped(output, instruction->mnemonic);
  fputc(' ', output);
  print_escaped(output, instruction->operands);
  fputs("</code><span class=\"from\">", output);
  if (instruction->line)
    fprintf(output, "%u", instruction->line);
  fputs("</span></div>\n", output);
}

static void print_code(FILE *output, const struct unit *unit,
                       const struct function_report *function) {
  for (size_t i = 0; i < function->code.count; i++) {
    const struct instruction *instruction = &function->code.list[i];
    if (i == 0 || function->code.list[i - 1].part != instruction->part) {
      fputs("<h3>", output);
      print_escaped(output, function->function->name);
      fputs(instruction->part ? ", cold part</h3>\n" : "</h3>\n", output);
    }
    print_instruction(output, unit, function, instruction);
  }
}

static void print_unit(FILE *output, const struct unit *unit) {
  fputs("<section>\n<h2>", output);
  print_escaped(output, unit->source);
  fputs("</h2>\n<p><code>", output);
  print_escaped(output, unit->command);
  fputs("</code></p>\n", output);
  for (size_t i = 0; i < unit->function_count; i++)
    print_figures(output, unit, &unit->functions[i]);
  if (unit->helpers.bytes)
    fprintf(output,
            "<p>Once in the file: %zu instructions, %zu bytes, by which the "
            "runtime is called.</p>\n",
            unit->helpers.instructions, unit->helpers.bytes);
  fputs("<div class=\"panes\">\n<div class=\"pane source\">\n", output);
  print_all_sources(output, unit);
  fputs("</div>\n<div class=\"pane code\">\n", output);
  for (size_t i = 0; i < unit->function_count; i++) {
    fputs("<div class=\"function\">\n", output);
    print_code(output, unit, &unit->functions[i]);
    fputs("</div>\n", output);
  }
  fputs("</div>\n</div>\n</section>\n", output);
}

void report_html(FILE *output, const struct unit *units, size_t count) {
  fprintf(output,
          "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n"
          "<title>defer-cost</title>\n<style>\n%s</style>\n</head>\n<body>\n"
          "<header><h1>defer-cost</h1>\n<p id=\"status\" role=\"status\">"
          "<kbd>n</kbd> <kbd>p</kbd> next and previous deferred statement, "
          "<kbd>j</kbd> <kbd>k</kbd> its copies, <kbd>Esc</kbd> none; click "
          "a line of the source or an instruction</p></header>\n<main>\n",
          page_style);
  for (size_t i = 0; i < count; i++)
    print_unit(output, &units[i]);
  fprintf(output, "</main>\n<script>\n%s</script>\n</body>\n</html>\n",
          page_script);
}
