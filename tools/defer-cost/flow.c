// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See flow.h.

#include "flow.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

// Functions that do not return, whether or not the debug information says so:
// without optimisation it does not list what is only called.
static const char *const no_return[] = {"_Unwind_Resume", "__stack_chk_fail",
                                        "__assert_fail",  "_exit",
                                        "_Exit",          "abort",
                                        "exit",           "longjmp",
                                        "quick_exit",     "pthread_exit",
                                        "thrd_exit",      "siglongjmp",
                                        "__longjmp_chk"};

static bool returns(const struct instruction *instruction,
                    const struct line_table *lines) {
  const char *callee = instruction->callee;
  if (!callee)
    return true;
  for (size_t i = 0; i < sizeof no_return / sizeof *no_return; i++)
    if (!strcmp(callee, no_return[i]))
      return false;
  return strncmp(callee, "defer_panic", strlen("defer_panic")) != 0 &&
         !line_table_no_return(lines, callee);
}

// Decides after which instructions control goes on to the next one.
static void find_ends(struct code *code, const struct tables *tables,
                      const struct line_table *lines) {
  for (size_t i = 0; i < code->count; i++) {
    struct instruction *instruction = &code->list[i];
    bool last =
        i + 1 == code->count || code->list[i + 1].part != instruction->part;
    if (last)
      instruction->goes_on = false;
    if (!instruction->is_call || !instruction->goes_on)
      continue;
    if (tables_is_landing_pad(tables, code->list[i + 1].address) ||
        (!instruction->is_jump && !returns(instruction, lines)))
      instruction->goes_on = false;
  }
}

// Marks all that is reached from instruction FIRST in REACHED, a flag for each.
// Returns whether a jump through a table is among it.
static bool reach(const struct code *code, size_t first, bool *reached) {
  size_t *open = allocate(code->count + 1, sizeof *open);
  size_t count = 0;
  bool anywhere = false;
  if (first < code->count && !reached[first]) {
    reached[first] = true;
    open[count++] = first;
  }
  while (count) {
    size_t index = open[--count];
    const struct instruction *instruction = &code->list[index];
    anywhere |= instruction->jumps_anywhere;
    const size_t next[] = {instruction->goes_on ? index + 1 : code->count,
                           instruction->target
                               ? code_find(code, instruction->target)
                               : code->count};
    for (size_t i = 0; i < 2; i++)
      if (next[i] < code->count && !reached[next[i]]) {
        reached[next[i]] = true;
        open[count++] = next[i];
      }
  }
  free(open);
  return anywhere;
}

void flow_follow(struct code *code, const struct tables *tables,
                 const struct line_table *lines) {
  find_ends(code, tables, lines);
  bool *normally = allocate(code->count, sizeof *normally);
  bool *unwinding = allocate(code->count, sizeof *unwinding);
  bool anywhere = reach(code, 0, normally);
  for (size_t i = 0; i < code->count; i++)
    if (tables_is_landing_pad(tables, code->list[i].address))
      reach(code, i, unwinding);
  // What nothing leads to is where the table leads, or padding.
  for (size_t i = 0; anywhere && i < code->count; i++)
    if (!normally[i] && !unwinding[i] &&
        strncmp(code->list[i].mnemonic, "nop", 3) != 0)
      reach(code, i, normally);
  for (size_t i = 0; i < code->count; i++) {
    struct instruction *instruction = &code->list[i];
    instruction->is_padding = !unwinding[i] && !normally[i];
    if (normally[i] || (instruction->is_padding && i == 0))
      instruction->path = code->function->parts[instruction->part].unlikely
                              ? PATH_UNLIKELY
                              : PATH_NORMAL;
    else
      instruction->path =
          unwinding[i] ? PATH_UNWINDING : code->list[i - 1].path;
  }
  free(normally);
  free(unwinding);
}
