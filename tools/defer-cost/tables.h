// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What unwinding needs to know of each function: the descriptions of its frames
// in .eh_frame, read by libdw, and its language-specific data (LSDA) in
// .gcc_except_table, which say at which calls which landing pad is entered.
//
// The bytes of a frame description are its own: what all of a file share, the
// CIE, is not counted.

#ifndef DEFER_COST_TABLES_H
#define DEFER_COST_TABLES_H

#include "object.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table {
  uint64_t function; // the address of the function, or the part of one
  size_t frame_bytes;
  uint64_t data; // the address of its LSDA, 0 if there is none
  size_t data_bytes;
};

// A call, or several in a row, and where they go on when they unwind.
struct call_site {
  uint64_t begin, end;
  uint64_t landing_pad;
};

struct tables {
  struct table *list;
  size_t count;
  struct call_site *call_sites; // those with a landing pad
  size_t call_site_count;
};

// Reads the tables of OBJECT. Returns false, after a message, if they are not
// understood.
bool tables_read(struct tables *tables, const struct object *object);

// Whether a landing pad begins at ADDRESS.
bool tables_is_landing_pad(const struct tables *tables, uint64_t address);

// Frees what TABLES holds.
void tables_free(struct tables *tables);

#endif
