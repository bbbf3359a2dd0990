// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The same release, deferred twice.
// RUN: %check_lint defer-duplicate %s

#include <stdio.h>
#include <stdlib.h>

int twice(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  defer free(text); // expected-note {{the first time is here}}
  defer free(text); // expected-error {{'free' of 'text' is deferred twice}}
  return getchar();
}

int by_alias(void) {
  FILE *file = tmpfile(), *same = file;
  if (!file)
    return -1;
  defer fclose(file); // expected-note {{the first time is here}}
  if (fgetc(file) == EOF)
    return -2;
  defer fclose(same); // expected-error {{'fclose' of 'same' is deferred twice}}
  return getchar();
}

int two_objects(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  defer free(text);
  text = malloc(20);
  defer free(text);
  return getchar();
}

int two_blocks(int x) {
  char *text = malloc(10);
  if (!text)
    return -1;
  if (x) {
    defer free(text);
    return getchar();
  }
  defer free(text);
  return getchar();
}
