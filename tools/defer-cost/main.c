// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-cost - shows what `defer` costs in the object that the compiler writes.
//
//   defer-cost gcc-12 -O2 file.c
//   defer-cost --html -o cost.html --twin=f=f_by_hand gcc-12 -O2 file.c
//   defer-cost -p build/compile_commands.json --max-bytes=64
//
// The file is compiled as the command says, with debug information, and its
// object taken apart. What comes of it passes through these files:
//
//   arguments, database, command   what to compile, and how
//   tokens, statement, sites       the deferred statements in the source
//   object, code, tables           functions, instructions, unwinding tables
//   line-table, flow, attribution  what each instruction is, and whose
//   compiled, unit                 all of that, and what it is compared with
//   report-text, -json, -html      the reports
//
// docs/cost.md says how the report is to be read, and what in it is exact.

#include "arguments.h"
#include "command.h"
#include "database.h"
#include "memory.h"
#include "process.h"
#include "report.h"
#include "unit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATUS_LIMIT = 1 };

struct session {
  struct arguments arguments;
  char *scratch;
  struct unit *units;
  size_t unit_count;
};

// Examines what COMMAND, run in DIRECTORY, compiles. DATA is the session.
static bool examine_command(const struct words *command, const char *directory,
                            void *data) {
  struct session *session = data;
  struct command parsed;
  bool done = command_parse(&parsed, command->list, command->count, directory);
  for (size_t i = 0; done && i < parsed.sources.count; i++) {
    session->units =
        grow(session->units, session->unit_count, sizeof *session->units);
    done = unit_examine(&session->units[session->unit_count++], &parsed,
                        parsed.sources.list[i], &session->arguments,
                        session->scratch);
  }
  command_free(&parsed);
  return done;
}

static bool examine_all(struct session *session) {
  const struct arguments *arguments = &session->arguments;
  struct words words = {0};
  for (size_t i = 0; i < arguments->word_count; i++)
    words_add(&words, arguments->words[i]);
  bool done = arguments->database ? database_visit(arguments->database, &words,
                                                   examine_command, session)
                                  : examine_command(&words, NULL, session);
  words_free(&words);
  return done;
}

// Whether each twin that was asked for has a function to compare with; says so
// if not.
static bool twins_used(const struct session *session) {
  bool all = true;
  for (size_t i = 0; i < session->arguments.twin_count; i++) {
    const char *name = session->arguments.twins[i].function;
    bool used = false;
    for (size_t k = 0; k < session->unit_count; k++)
      for (size_t n = 0; n < session->units[k].function_count; n++)
        used |= is_made_of(session->units[k].functions[n].function->name, name);
    if (!used)
      complain("no function '%s' with a deferred statement has been compiled",
               name);
    all &= used;
  }
  return all;
}

static bool print_report(const struct session *session) {
  static void (*const reports[])(FILE *, const struct unit *,
                                 size_t) = {[FORMAT_TEXT] = report_text,
                                            [FORMAT_JSON] = report_json,
                                            [FORMAT_HTML] = report_html};
  const char *path = session->arguments.output;
  FILE *output = path ? fopen(path, "w") : stdout;
  if (output)
    reports[session->arguments.format](output, session->units,
                                       session->unit_count);
  bool written = output && fflush(output) == 0 && !ferror(output);
  if (!written)
    complain("%s: %s", path ? path : "standard output", strerror(errno));
  if (output && path)
    fclose(output);
  return written;
}

// Whether SITE of UNIT keeps to the limits in FUNCTION; says so if not.
static bool keeps_limits(const struct arguments *arguments,
                         const struct unit *unit,
                         const struct function_report *function, size_t site) {
  struct site_report report;
  site_examine(&report, unit, function, site);
  struct amount amount = {0};
  for (int path = 0; path < (arguments->count_all ? PATH_COUNT : 1); path++) {
    amount.instructions += report.paths[path].instructions;
    amount.bytes += report.paths[path].bytes;
  }
  site_report_free(&report);
  if (amount.instructions <= arguments->max_instructions &&
      amount.bytes <= arguments->max_bytes)
    return true;
  complain("%s:%u: over the limit: %zu instructions, %zu bytes %s '%s'",
           unit->source, unit->sites.list[site].begin.line, amount.instructions,
           amount.bytes, arguments->count_all ? "in" : "on the normal path of",
           function->function->name);
  return false;
}

static bool all_keep_limits(const struct session *session) {
  bool keep = true;
  for (size_t i = 0; i < session->unit_count; i++) {
    const struct unit *unit = &session->units[i];
    for (size_t k = 0; k < unit->function_count; k++)
      for (size_t site = 0; site < unit->sites.count; site++)
        keep &=
            keeps_limits(&session->arguments, unit, &unit->functions[k], site);
  }
  return keep;
}

int main(int argc, char **argv) {
  struct session session = {0};
  arguments_read(&session.arguments, argc, argv);
  int status = STATUS_TROUBLE;
  session.scratch = create_scratch();
  if (session.scratch && examine_all(&session) && twins_used(&session) &&
      print_report(&session))
    status = all_keep_limits(&session) ? EXIT_SUCCESS : STATUS_LIMIT;
  for (size_t i = 0; i < session.unit_count; i++)
    unit_free(&session.units[i]);
  free(session.units);
  if (session.scratch)
    remove_scratch(session.scratch);
  arguments_free(&session.arguments);
  return status;
}
