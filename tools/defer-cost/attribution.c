// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See attribution.h.

#include "attribution.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

// Returns the index of the innermost site at the place, or NO_SITE.
static int find_site(const struct sites *sites, const char *file, unsigned line,
                     unsigned column) {
  // An inner site comes later in the text.
  for (size_t i = sites->count; i-- > 0;)
    if (site_holds(&sites->list[i], file, line, column))
      return (int)i;
  return NO_SITE;
}

// Whether INSTRUCTION sets what a function is called with: a register for the
// first three arguments, or on i386 the stack.
static bool sets_argument(const struct instruction *instruction) {
  static const char *const registers[] = {"%rdi", "%edi", "%rsi",  "%esi",
                                          "%rdx", "%edx", "(%esp)"};
  const char *target = strrchr(instruction->operands, ' ');
  target = target ? target + 1 : instruction->operands;
  if (instruction->is_call || instruction->is_jump)
    return false;
  if (!strncmp(instruction->mnemonic, "push", strlen("push")))
    return true;
  for (size_t i = 0; i < sizeof registers / sizeof *registers; i++)
    if (!strcmp(target, registers[i]))
      return true;
  return false;
}

// Whether INSTRUCTION, at the beginning of a landing pad, keeps the exception
// or goes to where it is handled.
static bool enters_landing_pad(const struct instruction *instruction) {
  return (!strncmp(instruction->mnemonic, "mov", strlen("mov")) &&
          (!strncmp(instruction->operands, "%rax,", strlen("%rax,")) ||
           !strncmp(instruction->operands, "%eax,", strlen("%eax,")))) ||
         (instruction->is_jump && !instruction->goes_on && instruction->target);
}

// Takes what serves unwinding from the sites: the entries of landing pads, and
// the calls of the plugin's functions and of _Unwind_Resume with their
// arguments.
static void take_glue(struct code *code, const struct tables *tables) {
  for (size_t i = 0; i < code->count; i++) {
    struct instruction *call = &code->list[i];
    if (tables_is_landing_pad(tables, call->address))
      for (size_t k = i; k < code->count && enters_landing_pad(&code->list[k]);
           k++)
        code->list[k].site = NO_SITE;
    if (!call->is_call || !call->callee ||
        (strncmp(call->callee, "__defer_", strlen("__defer_")) != 0 &&
         strcmp(call->callee, "_Unwind_Resume") != 0))
      continue;
    call->site = NO_SITE;
    for (size_t k = i;
         k-- > 0 && code->list[k].goes_on && sets_argument(&code->list[k]);)
      code->list[k].site = NO_SITE;
  }
}

void attribute_sites(struct code *code, const struct line_table *lines,
                     const struct sites *sites, const struct tables *tables) {
  for (size_t i = 0; i < code->count; i++) {
    struct instruction *instruction = &code->list[i];
    instruction->site = find_site(sites, instruction->file, instruction->line,
                                  instruction->column);
    for (size_t k = lines->inlined_count;
         instruction->line && instruction->site == NO_SITE && k-- > 0;) {
      const struct inlined *call = &lines->inlined[k];
      if (instruction->address >= call->begin &&
          instruction->address < call->end)
        instruction->site =
            find_site(sites, call->file, call->line, call->column);
    }
  }
  take_glue(code, tables);
}

// The joining of instructions into copies: each knows another one of its copy,
// the first one itself.
struct joining {
  struct code *code;
  size_t *other;
};

static size_t representative(const struct joining *joining, size_t index) {
  while (joining->other[index] != index)
    index = joining->other[index];
  return index;
}

static void join(struct joining *joining, size_t left, size_t right) {
  const struct instruction *list = joining->code->list;
  if (list[left].site != list[right].site ||
      list[left].path != list[right].path)
    return;
  left = representative(joining, left);
  right = representative(joining, right);
  if (left < right)
    joining->other[right] = left;
  else
    joining->other[left] = right;
}

// Returns where the jump to instruction INDEX arrives, behind jumps that do
// nothing else.
static size_t arrival(const struct code *code, size_t index) {
  for (size_t steps = 0; index < code->count && steps < 8; steps++) {
    const struct instruction *instruction = &code->list[index];
    if (instruction->site != NO_SITE || !instruction->is_jump ||
        instruction->goes_on || !instruction->target)
      break;
    index = code_find(code, instruction->target);
  }
  return index;
}

// Joins the instructions of each site within basic blocks and from one to those
// that follow it.
static void join_all(struct joining *joining) {
  struct code *code = joining->code;
  bool *begins = allocate(code->count + 1, sizeof *begins);
  for (size_t i = 0; i < code->count; i++)
    if (code->list[i].target)
      begins[code_find(code, code->list[i].target)] = true;
  // Of each site, the last instruction in the block so far.
  for (size_t first = 0, i = 0; i < code->count; i++) {
    const struct instruction *instruction = &code->list[i];
    if (begins[i])
      first = i;
    if (instruction->site != NO_SITE) {
      for (size_t k = i; k-- > first;)
        if (code->list[k].site == instruction->site) {
          join(joining, k, i);
          break;
        }
      // Also the next block, if it begins with the site.
      if (instruction->goes_on && i + 1 < code->count)
        join(joining, i, i + 1);
      size_t next = instruction->target
                        ? arrival(code, code_find(code, instruction->target))
                        : code->count;
      if (next < code->count)
        join(joining, i, next);
    } else if (instruction->is_jump && !instruction->goes_on &&
               instruction->target && i > first) {
      // A jump behind the statement, to its rest.
      size_t next = arrival(code, i);
      if (next < code->count && code->list[next].site != NO_SITE &&
          code->list[i - 1].site == code->list[next].site)
        join(joining, i - 1, next);
    }
    if (instruction->is_jump || !instruction->goes_on)
      first = i + 1;
  }
  free(begins);
}

static bool same_call(const struct instruction *left,
                      const struct instruction *right) {
  return left->is_call && right->is_call && left->line == right->line &&
         left->column == right->column && left->callee && right->callee &&
         !strcmp(left->callee, right->callee);
}

// Whether the call INDEX has been in the copy already.
static bool repeats(const struct code *code, size_t index) {
  for (size_t k = 0; k < index; k++)
    if (code->list[k].copy == code->list[index].copy &&
        same_call(&code->list[k], &code->list[index]))
      return true;
  return false;
}

static int add_copy(struct copies *copies, const struct code *code,
                    size_t first) {
  copies->list = grow(copies->list, copies->count, sizeof *copies->list);
  copies->list[copies->count] = (struct copy){.site = code->list[first].site,
                                              .path = code->list[first].path,
                                              .first = first};
  return (int)copies->count++;
}

// Begins a copy with the call INDEX, which the one so far has already. Returns
// its number. What has been done for the call since the last one is its own.
static int split_copy(struct copies *copies, struct code *code, size_t index) {
  int before = code->list[index].copy;
  int copy = add_copy(copies, code, index);
  for (size_t k = index; k-- > 0 && code->list[k].copy == before;) {
    if (code->list[k].is_call)
      break;
    code->list[k].copy = copy;
    copies->list[copy].first = k;
  }
  return copy;
}

static void add_line(struct copy *copy, unsigned line) {
  size_t at = 0;
  while (at < copy->entered_count && copy->entered_from[at] < line)
    at++;
  if (at < copy->entered_count && copy->entered_from[at] == line)
    return;
  copy->entered_from =
      grow(copy->entered_from, copy->entered_count, sizeof *copy->entered_from);
  memmove(&copy->entered_from[at + 1], &copy->entered_from[at],
          (copy->entered_count - at) * sizeof *copy->entered_from);
  copy->entered_from[at] = line;
  copy->entered_count++;
}

// Adds to COPY the lines of the calls that unwind to the landing pad at
// ADDRESS, if one is there.
static void add_unwinding_calls(struct copy *copy, const struct code *code,
                                const struct tables *tables, uint64_t address) {
  for (size_t i = 0; i < tables->call_site_count; i++) {
    const struct call_site *calls = &tables->call_sites[i];
    for (size_t k = 0; calls->landing_pad == address && k < code->count; k++) {
      const struct instruction *call = &code->list[k];
      if (call->is_call && call->own_line && call->address >= calls->begin &&
          call->address < calls->end && call->path != PATH_UNWINDING)
        add_line(copy, call->own_line);
    }
  }
}

// Adds to COPY the lines from which control comes to it: from its instructions
// back, through other deferred statements, to the first that is in none, or to
// the landing pads.
static void find_entries(struct copy *copy, int number, const struct code *code,
                         const struct tables *tables) {
  bool unwinding = copy->path == PATH_UNWINDING;
  bool *seen = allocate(code->count, sizeof *seen);
  size_t *open = allocate(code->count + 1, sizeof *open);
  size_t count = 0;
  for (size_t i = 0; i < code->count; i++)
    if (code->list[i].copy == number) {
      seen[i] = true;
      open[count++] = i;
    }
  while (count) {
    size_t to = open[--count];
    if (unwinding)
      add_unwinding_calls(copy, code, tables, code->list[to].address);
    for (size_t from = 0; from < code->count; from++) {
      const struct instruction *before = &code->list[from];
      if (seen[from] || before->path != copy->path ||
          !((before->goes_on && from + 1 == to) ||
            (before->target && before->target == code->list[to].address)))
        continue;
      seen[from] = true;
      if (!unwinding && before->site == NO_SITE && before->own_line)
        add_line(copy, before->own_line);
      else
        open[count++] = from;
    }
  }
  free(open);
  free(seen);
}

// Finds out which copies are fragments: those without a call, if another one of
// the site has one.
static void find_fragments(struct copies *copies, const struct code *code) {
  bool *calls = allocate(copies->count, sizeof *calls);
  for (size_t i = 0; i < code->count; i++)
    if (code->list[i].copy >= 0 && code->list[i].is_call)
      calls[code->list[i].copy] = true;
  for (size_t i = 0; i < copies->count; i++)
    for (size_t k = 0; k < copies->count; k++)
      if (!calls[i] && calls[k] && copies->list[k].site == copies->list[i].site)
        copies->list[i].is_fragment = true;
  free(calls);
}

void find_copies(struct copies *copies, struct code *code,
                 const struct sites *sites, const struct tables *tables) {
  *copies = (struct copies){0};
  struct joining joining = {code, allocate(code->count, sizeof *joining.other)};
  for (size_t i = 0; i < code->count; i++)
    joining.other[i] = i;
  join_all(&joining);
  // Where a copy has been found to hold a second one, that one's number.
  int *latest = allocate(code->count, sizeof *latest);
  for (size_t i = 0; i < code->count; i++) {
    struct instruction *instruction = &code->list[i];
    if (instruction->site == NO_SITE)
      continue;
    size_t first = representative(&joining, i);
    if (first == i)
      latest[i] = add_copy(copies, code, i);
    instruction->copy = latest[first];
    if (!sites->list[instruction->site].has_loop && repeats(code, i))
      instruction->copy = latest[first] = split_copy(copies, code, i);
  }
  for (size_t i = 0; i < code->count; i++) {
    const struct instruction *instruction = &code->list[i];
    if (instruction->copy >= 0) {
      struct amount *amount = &copies->list[instruction->copy].amount;
      amount->instructions++;
      amount->bytes += instruction->size;
    }
  }
  for (size_t i = 0; i < copies->count; i++)
    find_entries(&copies->list[i], (int)i, code, tables);
  find_fragments(copies, code);
  free(latest);
  free(joining.other);
}

void copies_free(struct copies *copies) {
  for (size_t i = 0; i < copies->count; i++)
    free(copies->list[i].entered_from);
  free(copies->list);
  *copies = (struct copies){0};
}
