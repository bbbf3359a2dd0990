// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The reports. Each prints the same: the functions with deferred statements,
// what they are compared with, and the statements in them.

#ifndef DEFER_COST_REPORT_H
#define DEFER_COST_REPORT_H

#include "unit.h"

#include <stddef.h>
#include <stdio.h>

// The names of the paths, by enum path.
extern const char *const path_names[PATH_COUNT];

// Prints tables, for the terminal.
void report_text(FILE *output, const struct unit *units, size_t count);

// Prints JSON.
void report_json(FILE *output, const struct unit *units, size_t count);

// Prints a page of HTML that needs no other file. The source files are read for
// it.
void report_html(FILE *output, const struct unit *units, size_t count);

#endif
