// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the debug information says of the code: the lines of the instructions,
// and the calls that have been inlined, with the places where they stood.

#ifndef DEFER_COST_LINE_TABLE_H
#define DEFER_COST_LINE_TABLE_H

#include "code.h"
#include "object.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Instructions of a call that has been inlined. Inner calls stand behind outer
// ones.
struct inlined {
  uint64_t begin, end;
  const char *function;
  const char *file;
  unsigned line, column; // of the call
};

struct line_table {
  const struct object *object;
  struct inlined *inlined;
  size_t inlined_count;
  const char **no_return; // functions that are declared not to
  size_t no_return_count;
  struct source_file {
    const char *name; // as the debug information has it
    char *path;       // resolved
  } * files;
  size_t file_count;
};

// Reads the debug information of OBJECT.
void line_table_read(struct line_table *lines, const struct object *object);

// Sets file, line and column of the instructions of CODE.
void line_table_locate(struct line_table *lines, struct code *code);

// Whether FUNCTION is declared not to return.
bool line_table_no_return(const struct line_table *lines, const char *function);

// Frees what LINES holds.
void line_table_free(struct line_table *lines);

#endif
