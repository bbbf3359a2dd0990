// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See line-table.h.

#include "line-table.h"

#include "memory.h"
#include "sites.h"

#include <dwarf.h>
#include <stdlib.h>
#include <string.h>

// Returns the resolved path of the file that the debug information calls NAME.
static const char *resolve_file(struct line_table *lines, const char *name) {
  if (!name)
    return NULL;
  for (size_t i = 0; i < lines->file_count; i++)
    if (!strcmp(lines->files[i].name, name))
      return lines->files[i].path;
  lines->files = grow(lines->files, lines->file_count, sizeof *lines->files);
  lines->files[lines->file_count] =
      (struct source_file){name, resolve_path(name, NULL)};
  return lines->files[lines->file_count++].path;
}

// Returns the number that attribute NAME of DIE is, 0 if it has none.
static Dwarf_Word number(Dwarf_Die *die, unsigned name) {
  Dwarf_Attribute attribute;
  Dwarf_Word value;
  if (!dwarf_attr(die, name, &attribute) ||
      dwarf_formudata(&attribute, &value) != 0)
    return 0;
  return value;
}

// Adds the call DIE that has been inlined in UNIT.
static void add_inlined(struct line_table *lines, Dwarf_Die *unit,
                        Dwarf_Die *die) {
  Dwarf_Files *files;
  size_t count = 0;
  Dwarf_Word file = number(die, DW_AT_call_file);
  const char *name = NULL;
  if (dwarf_getsrcfiles(unit, &files, &count) == 0 && file < count)
    name = dwarf_filesrc(files, file, NULL, NULL);
  struct inlined inlined = {.function = dwarf_diename(die),
                            .file = resolve_file(lines, name),
                            .line = (unsigned)number(die, DW_AT_call_line),
                            .column = (unsigned)number(die, DW_AT_call_column)};
  Dwarf_Addr base, begin, end;
  for (ptrdiff_t offset = 0;
       (offset = dwarf_ranges(die, offset, &base, &begin, &end)) > 0;) {
    inlined.begin = begin + lines->object->bias;
    inlined.end = end + lines->object->bias;
    lines->inlined =
        grow(lines->inlined, lines->inlined_count, sizeof *lines->inlined);
    lines->inlined[lines->inlined_count++] = inlined;
  }
}

// Reads PARENT, of UNIT, and what is in it.
static void read_die(struct line_table *lines, Dwarf_Die *unit,
                     Dwarf_Die *parent) {
  Dwarf_Die die;
  if (dwarf_child(parent, &die) != 0)
    return;
  do {
    switch (dwarf_tag(&die)) {
    case DW_TAG_inlined_subroutine:
      add_inlined(lines, unit, &die);
      break;
    case DW_TAG_subprogram:
      if (dwarf_hasattr(&die, DW_AT_noreturn) && dwarf_diename(&die)) {
        lines->no_return = grow(lines->no_return, lines->no_return_count,
                                sizeof *lines->no_return);
        lines->no_return[lines->no_return_count++] = dwarf_diename(&die);
      }
      break;
    case DW_TAG_lexical_block:
      break;
    default:
      continue;
    }
    read_die(lines, unit, &die);
  } while (dwarf_siblingof(&die, &die) == 0);
}

void line_table_read(struct line_table *lines, const struct object *object) {
  *lines = (struct line_table){.object = object};
  Dwarf_CU *unit = NULL;
  Dwarf_Die die;
  while (object->dwarf && dwarf_get_units(object->dwarf, unit, &unit, NULL,
                                          NULL, &die, NULL) == 0)
    read_die(lines, &die, &die);
}

// Returns the line of the outermost inlined call that INSTRUCTION is from, or
// its own.
static unsigned own_line(const struct line_table *lines,
                         const struct instruction *instruction) {
  for (size_t i = 0; i < lines->inlined_count; i++)
    if (instruction->address >= lines->inlined[i].begin &&
        instruction->address < lines->inlined[i].end)
      return lines->inlined[i].line;
  return instruction->line;
}

void line_table_locate(struct line_table *lines, struct code *code) {
  const struct object *object = lines->object;
  for (size_t i = 0; i < code->count; i++) {
    struct instruction *instruction = &code->list[i];
    Dwarf_CU *unit = NULL;
    Dwarf_Die die;
    Dwarf_Line *line = NULL;
    while (!line && object->dwarf &&
           dwarf_get_units(object->dwarf, unit, &unit, NULL, NULL, &die,
                           NULL) == 0)
      line = dwarf_getsrc_die(&die, instruction->address - object->bias);
    int row = 0, column = 0;
    if (!line || dwarf_lineno(line, &row) != 0 || row <= 0)
      continue;
    dwarf_linecol(line, &column);
    instruction->file = resolve_file(lines, dwarf_linesrc(line, NULL, NULL));
    instruction->line = (unsigned)row;
    instruction->column = column > 0 ? (unsigned)column : 0;
    instruction->own_line = own_line(lines, instruction);
  }
}

bool line_table_no_return(const struct line_table *lines,
                          const char *function) {
  for (size_t i = 0; i < lines->no_return_count; i++)
    if (!strcmp(lines->no_return[i], function))
      return true;
  return false;
}

void line_table_free(struct line_table *lines) {
  for (size_t i = 0; i < lines->file_count; i++)
    free(lines->files[i].path);
  free(lines->files);
  free(lines->inlined);
  free(lines->no_return);
  *lines = (struct line_table){0};
}
