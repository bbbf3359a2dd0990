// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which instructions are those of a deferred statement, and how often it is
// there.
//
// An instruction belongs to a site if its place in the source, or that of the
// inlined call that it comes from, lies in the site; to the innermost of
// several.
//
// A copy is what of a site is in one basic block, and in blocks that follow one
// another. Where the same call of the statement comes a second time another
// copy has begun, unless the statement has a loop, which may be unrolled.

#ifndef DEFER_COST_ATTRIBUTION_H
#define DEFER_COST_ATTRIBUTION_H

#include "code.h"
#include "line-table.h"
#include "sites.h"
#include "tables.h"

#include <stddef.h>

struct amount {
  size_t instructions, bytes;
};

struct copy {
  int site;
  enum path path;
  size_t first; // the index of its first instruction
  struct amount amount;
  bool is_fragment;
  // In order, the lines from which control comes, before any deferred
  // statement; on unwinding those of the calls that may unwind. In order, the
  // lines from which control comes, before any deferred statement; on unwinding
  // those of the calls that may unwind.
  unsigned *entered_from;
  size_t entered_count;
};

struct copies {
  struct copy *list; // by address
  size_t count;
};

// Sets the sites of the instructions of CODE.
void attribute_sites(struct code *code, const struct line_table *lines,
                     const struct sites *sites, const struct tables *tables);

// Sets the copies of the instructions of CODE, and lists them.
void find_copies(struct copies *copies, struct code *code,
                 const struct sites *sites, const struct tables *tables);

// Frees what COPIES holds.
void copies_free(struct copies *copies);

#endif
