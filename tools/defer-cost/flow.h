// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// By which path each instruction is reached: walks the jumps of a function from
// its beginning, and from its landing pads.
//
// A jump through a table can lead to whatever nothing else leads to. A call
// that does not return ends the path: such functions are known by name, by the
// debug information, and by a landing pad behind the call, which nothing but
// unwinding enters.

#ifndef DEFER_COST_FLOW_H
#define DEFER_COST_FLOW_H

#include "code.h"
#include "line-table.h"
#include "tables.h"

// Sets the path of the instructions of CODE, and whether each goes on. Padding
// has the path of what is before it.
void flow_follow(struct code *code, const struct tables *tables,
                 const struct line_table *lines);

#endif
