// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See arguments.h.

#include "arguments.h"

#include "defer-version.h"
#include "memory.h"

#include <argp.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *argp_program_version = DEFER_VERSION;

enum {
  KEY_JSON = 256,
  KEY_HTML,
  KEY_TWIN,
  KEY_EACH,
  KEY_QUICK,
  KEY_MAX_BYTES,
  KEY_MAX_INSTRUCTIONS,
  KEY_COUNT
};

static const struct argp_option options[] = {
    {NULL, 0, NULL, 0, "The report:", 1},
    {"json", KEY_JSON, NULL, 0, "Print JSON", 1},
    {"html", KEY_HTML, NULL, 0,
     "Print one page of HTML, the source beside the instructions", 1},
    {"output", 'o', "FILE", 0, "Write the report into FILE", 1},
    {NULL, 0, NULL, 0, "What to compare with:", 2},
    {"twin", KEY_TWIN, "NAME=[FILE:]OTHER", 0,
     "Compare the function NAME with OTHER, of the same file or of FILE; "
     "NAME_goto is a twin of NAME without that",
     2},
    {"each", KEY_EACH, NULL, 0,
     "Compile once more for each deferred statement, without it", 2},
    {"quick", KEY_QUICK, NULL, 0, "Compile once: no comparison but with twins",
     2},
    {NULL, 0, NULL, 0, "Limits, of each deferred statement in a function:", 3},
    {"max-bytes", KEY_MAX_BYTES, "N", 0,
     "End with status 1 if one has more than N bytes", 3},
    {"max-instructions", KEY_MAX_INSTRUCTIONS, "N", 0,
     "End with status 1 if one has more than N instructions", 3},
    {"count", KEY_COUNT, "normal|all", 0,
     "What the limits are for: the normal path (default), or all code", 3},
    {NULL, 0, NULL, 0, "Others:", 4},
    {"compile-commands", 'p', "PATH", 0,
     "Take the commands from the database PATH, compile_commands.json or its "
     "folder; the words are its files to report, or none for all",
     4},
    {NULL, 0, NULL, 0, NULL, 0}};

// Sets *LIMIT to the number that VALUE is.
static void read_limit(struct argp_state *state, const char *value,
                       size_t *limit) {
  char *end;
  errno = 0;
  unsigned long number = strtoul(value, &end, 10);
  if (*value < '0' || *value > '9' || *end || errno)
    argp_error(state, "not a number: '%s'", value);
  *limit = number;
}

// Adds the twin that VALUE, "NAME=[FILE:]OTHER", says.
static void read_twin(struct argp_state *state, struct arguments *arguments,
                      const char *value) {
  const char *equal = strchr(value, '=');
  if (!equal || equal == value || !equal[1]) {
    argp_error(state, "not NAME=OTHER: '%s'", value);
    return;
  }
  const char *colon = strrchr(equal, ':');
  arguments->twins =
      grow(arguments->twins, arguments->twin_count, sizeof *arguments->twins);
  arguments->twins[arguments->twin_count++] = (struct twin){
      .function = format_text("%.*s", (int)(equal - value), value),
      .file = colon ? format_text("%.*s", (int)(colon - equal - 1), equal + 1)
                    : NULL,
      .other = copy_text(colon ? colon + 1 : equal + 1)};
}

static error_t parse_option(int key, char *value, struct argp_state *state) {
  struct arguments *arguments = state->input;
  switch (key) {
  case KEY_JSON:
    arguments->format = FORMAT_JSON;
    return 0;
  case KEY_HTML:
    arguments->format = FORMAT_HTML;
    return 0;
  case 'o':
    arguments->output = value;
    return 0;
  case KEY_TWIN:
    read_twin(state, arguments, value);
    return 0;
  case KEY_EACH:
    arguments->each = true;
    return 0;
  case KEY_QUICK:
    arguments->quick = true;
    return 0;
  case KEY_MAX_BYTES:
    read_limit(state, value, &arguments->max_bytes);
    return 0;
  case KEY_MAX_INSTRUCTIONS:
    read_limit(state, value, &arguments->max_instructions);
    return 0;
  case KEY_COUNT:
    if (strcmp(value, "normal") != 0 && strcmp(value, "all") != 0)
      argp_error(state, "neither 'normal' nor 'all': '%s'", value);
    arguments->count_all = !strcmp(value, "all");
    return 0;
  case 'p':
    arguments->database = value;
    return 0;
  case ARGP_KEY_ARGS:
    // From the first word on that is no option, all is the compiler's.
    arguments->words = state->argv + state->next;
    arguments->word_count = (size_t)(state->argc - state->next);
    return 0;
  case ARGP_KEY_NO_ARGS:
    if (!arguments->database)
      argp_error(state, "no command: give a compiler, its flags and a C file");
    return 0;
  default:
    return ARGP_ERR_UNKNOWN;
  }
}

void arguments_read(struct arguments *arguments, int argc, char **argv) {
  static const struct argp argp = {
      options,
      parse_option,
      "COMPILER [FLAG...] FILE.c\n-p PATH [FILE.c...]",
      "Show what the deferred statements of a C file cost in its object: "
      "instructions and bytes on the normal path, in code for unwinding and in "
      "tables, with the functions without them beside it."
      "\vThe status is 1 if a limit is exceeded, 2 if the command line is "
      "wrong "
      "or the file does not compile.",
      NULL,
      NULL,
      NULL};
  *arguments =
      (struct arguments){.max_bytes = SIZE_MAX, .max_instructions = SIZE_MAX};
  argp_err_exit_status = STATUS_TROUBLE;
  argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, arguments);
}

void arguments_free(struct arguments *arguments) {
  for (size_t i = 0; i < arguments->twin_count; i++) {
    free(arguments->twins[i].function);
    free(arguments->twins[i].file);
    free(arguments->twins[i].other);
  }
  free(arguments->twins);
}
