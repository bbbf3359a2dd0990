// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See memory.h.

#define _GNU_SOURCE

#include "memory.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory) {
  if (memory)
    return memory;
  complain("out of memory");
  exit(STATUS_TROUBLE);
}

void *grow(void *array, size_t count, size_t size) {
  if (count & (count - 1)) // not a power of two: there is room
    return array;
  size_t room = count ? 2 * count : 1;
  return checked(reallocarray(array, room, size));
}

void *allocate(size_t count, size_t size) {
  return checked(calloc(count ? count : 1, size));
}

char *copy_text(const char *text) { return checked(strdup(text)); }

char *format_text(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *text;
  if (vasprintf(&text, format, arguments) < 0)
    text = NULL;
  va_end(arguments);
  return checked(text);
}

void complain(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "%s: ", program_invocation_short_name);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
}
