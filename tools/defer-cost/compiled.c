// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See compiled.h.

#define _GNU_SOURCE

#include "compiled.h"

#include "flow.h"
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Reads what the compiler says of the stack: lines of "file.c:3:5:name",
// a number, and whether that is fixed, between tabs. Without the file nothing
// is known.
static void read_stack_usage(struct compiled *compiled, const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return;
  char *line = NULL;
  size_t room = 0;
  while (getline(&line, &room, file) > 0) {
    char *tab = strchr(line, '\t');
    if (!tab)
      continue;
    *tab = '\0';
    const char *colon = strrchr(line, ':');
    compiled->stack_usages =
        grow(compiled->stack_usages, compiled->stack_usage_count,
             sizeof *compiled->stack_usages);
    compiled->stack_usages[compiled->stack_usage_count++] =
        (struct stack_usage){copy_text(colon ? colon + 1 : line),
                             strtol(tab + 1, NULL, 10)};
  }
  free(line);
  fclose(file);
}

bool is_made_of(const char *symbol, const char *name) {
  size_t length = strlen(name);
  return !strncmp(symbol, name, length) &&
         (symbol[length] == '\0' || symbol[length] == '.');
}

static long find_stack_usage(const struct compiled *compiled,
                             const char *symbol) {
  // A part that has been split off has the name of the whole here.
  for (int exactly = 1; exactly >= 0; exactly--)
    for (size_t i = 0; i < compiled->stack_usage_count; i++) {
      const struct stack_usage *usage = &compiled->stack_usages[i];
      if (exactly ? !strcmp(symbol, usage->function)
                  : is_made_of(symbol, usage->function))
        return usage->bytes;
    }
  return -1;
}

bool compiled_read(struct compiled *compiled, const char *path) {
  *compiled = (struct compiled){.object = {.file = -1}};
  if (!object_read(&compiled->object, path) ||
      !tables_read(&compiled->tables, &compiled->object))
    return false;
  line_table_read(&compiled->lines, &compiled->object);
  char *usage = format_text("%.*ssu", (int)strlen(path) - 1, path);
  read_stack_usage(compiled, usage);
  free(usage);
  return true;
}

bool compiled_measure(struct compiled *compiled,
                      const struct function *function, struct code *code,
                      struct measurement *measurement) {
  *measurement = (struct measurement){
      .stack_bytes = find_stack_usage(compiled, function->name)};
  if (!code_read(code, &compiled->object, function))
    return false;
  line_table_locate(&compiled->lines, code);
  flow_follow(code, &compiled->tables, &compiled->lines);
  for (size_t i = 0; i < code->count; i++) {
    struct amount *amount = &measurement->paths[code->list[i].path];
    amount->instructions += !code->list[i].is_padding;
    amount->bytes += code->list[i].size;
  }
  for (size_t i = 0; i < compiled->tables.count; i++) {
    const struct table *table = &compiled->tables.list[i];
    for (size_t k = 0; k < function->part_count; k++)
      if (table->function == function->parts[k].address) {
        measurement->frame_bytes += table->frame_bytes;
        measurement->data_bytes += table->data_bytes;
      }
  }
  return true;
}

const struct function *compiled_find(const struct compiled *compiled,
                                     const char *name) {
  const struct object *object = &compiled->object;
  for (size_t i = 0; i < object->function_count; i++)
    if (!strcmp(object->functions[i].name, name))
      return &object->functions[i];
  for (size_t i = 0; i < object->function_count; i++)
    if (is_made_of(object->functions[i].name, name))
      return &object->functions[i];
  return NULL;
}

void compiled_free(struct compiled *compiled) {
  for (size_t i = 0; i < compiled->stack_usage_count; i++)
    free(compiled->stack_usages[i].function);
  free(compiled->stack_usages);
  line_table_free(&compiled->lines);
  tables_free(&compiled->tables);
  object_free(&compiled->object);
}
