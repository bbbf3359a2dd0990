// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file as compiled in one way, and what its functions measure.

#ifndef DEFER_COST_COMPILED_H
#define DEFER_COST_COMPILED_H

#include "attribution.h"
#include "code.h"
#include "line-table.h"
#include "object.h"
#include "tables.h"

#include <stdbool.h>
#include <stddef.h>

struct compiled {
  struct object object;
  struct tables tables;
  struct line_table lines;
  struct stack_usage {
    char *function;
    long bytes;
  } * stack_usages; // as the compiler has reported them
  size_t stack_usage_count;
};

struct measurement {
  struct amount paths[PATH_COUNT];
  size_t frame_bytes; // in .eh_frame
  size_t data_bytes;  // in .gcc_except_table
  long stack_bytes;   // -1 if it is not known
};

// Reads the object file PATH, which ends in ".o", and the file ".su" beside it.
// Returns false after a message. COMPILED has to be freed in any case.
bool compiled_read(struct compiled *compiled, const char *path);

// Reads and measures FUNCTION, an element of compiled->object.functions.
// Returns false after a message. CODE has to be freed in any case.
bool compiled_measure(struct compiled *compiled,
                      const struct function *function, struct code *code,
                      struct measurement *measurement);

// Returns the function called NAME, or the one that has been made of it, such
// as "NAME.constprop.0"; NULL if there is none.
const struct function *compiled_find(const struct compiled *compiled,
                                     const char *name);

// Whether the symbol SYMBOL is that of the function NAME, or has been made of
// it.
bool is_made_of(const char *symbol, const char *name);

// Frees what COMPILED holds.
void compiled_free(struct compiled *compiled);

#endif
