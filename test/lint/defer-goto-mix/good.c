// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Jumps that release nothing, and functions that use one of the two.
// RUN: %check_lint defer-goto-mix %s
// expected-no-diagnostics

#include <stdio.h>
#include <stdlib.h>

int parse(FILE *file, char *text);

int only_labels(const char *path) {
  int result = -1;
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  char *text = malloc(80);
  if (!text)
    goto close;
  result = parse(file, text);
  free(text);
close:
  fclose(file);
  return result;
}

int only_defer(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  defer fclose(file);
  char *text = malloc(80);
  if (!text)
    return -1;
  defer free(text);
  return parse(file, text);
}

// Back, to try again.
int repeats(FILE *file, char *text) {
  defer fclose(file);
again:
  if (parse(file, text) < 0)
    goto again;
  return 0;
}

// Out of two loops.
int leaves_loops(FILE *file, char *text) {
  defer fclose(file);
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      if (parse(file, text) == i + j)
        goto found;
  return 0;
found:
  return 1;
}
