// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that release by labels and by `defer`.
// RUN: %check_lint defer-goto-mix %s

#include <stdio.h>
#include <stdlib.h>

int parse(FILE *file, char *text);

int mixed(const char *path) {
  int result = -1;
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  char *text = malloc(80);
  if (!text)
    goto close;
  {
    defer free(text); // expected-warning {{the function releases by 'defer' and at the label 'close'}}
    result = parse(file, text);
  }
close: // expected-note {{label 'close' is here}}
  fclose(file);
  return result;
}

int labels_inside(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  defer fclose(file); // expected-warning {{the function releases by 'defer' and at the label 'out'}}
  int result = -1;
  char *text = malloc(80);
  if (!text)
    goto out;
  result = parse(file, text);
  if (result < 0)
    goto out;
  result = parse(file, text);
out: // expected-note {{label 'out' is here}}
  free(text);
  return result;
}
