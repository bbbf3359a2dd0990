// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a deferred statement or a cleanup attribute releases a second time.
// RUN: %check_lint defer-double-release %s

#include <stdio.h>
#include <stdlib.h>

int twice(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  defer fclose(file); // expected-note {{this releases it at the exit}}
  const int c = fgetc(file);
  if (c == EOF) {
    fclose(file); // expected-error {{'fclose' releases what is released at the exit, too}}
    return -2;
  }
  return c;
}

static void free_text(char **text) { free(*text); }

int cleaned(void) {
  __attribute__((cleanup(free_text))) char *text = malloc(10); // expected-note {{this releases it at the exit}}
  if (!text)
    return -1;
  if (getchar() == 'x')
    free(text); // expected-error {{'free' releases what is released at the exit, too}}
  return 0;
}

int nulled(void) {
  char *text = malloc(10);
  defer { free(text); }
  if (!text)
    return -1;
  free(text);
  text = NULL;
  return 0;
}

int other_object(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  free(text);
  text = malloc(20);
  defer free(text);
  return text ? text[0] : -1;
}

int error_only(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  _Errdefer free(text);
  if (getchar() == 'x')
    return -1;
  free(text);
  return 0;
}
