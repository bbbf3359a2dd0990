// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A source file with all that is found out about it: this is what the reports
// print.

#ifndef DEFER_COST_UNIT_H
#define DEFER_COST_UNIT_H

#include "arguments.h"
#include "command.h"
#include "compiled.h"
#include "sites.h"

#include <stdbool.h>
#include <stddef.h>

// The same function in another way.
struct comparison {
  char *name; // such as "with panic=off"
  struct measurement measurement;
};

struct function_report {
  const struct function *function;
  struct code code;
  struct copies copies;
  struct measurement measurement;
  struct comparison *comparisons;
  size_t comparison_count;
};

struct unit {
  char *command; // the compiler and its flags
  char *source;  // as the command names it
  char *path;    // resolved
  struct sites sites;
  struct compiled compiled;
  struct function_report *functions; // those with code of a site, and twins
  size_t function_count;
  struct amount helpers; // functions that the plugin has added to the file
};

// What a site is in one function.
struct site_report {
  struct amount paths[PATH_COUNT];
  size_t copies[PATH_COUNT];
  struct words calls;   // the functions that are called
  struct words inlined; // those that were called and have been inlined
};

// Compiles and examines SOURCE, one of those of COMMAND, with files in the
// folder SCRATCH. Returns false after a message. UNIT has to be freed in any
// case.
bool unit_examine(struct unit *unit, const struct command *command,
                  const char *source, const struct arguments *arguments,
                  const char *scratch);

// Sets REPORT to what site SITE of UNIT is in FUNCTION.
void site_examine(struct site_report *report, const struct unit *unit,
                  const struct function_report *function, size_t site);

// Whether code of SITE of UNIT is in FUNCTION.
bool site_in_function(const struct function_report *function, size_t site);

// Frees what REPORT holds.
void site_report_free(struct site_report *report);

// Frees what UNIT holds.
void unit_free(struct unit *unit);

#endif
