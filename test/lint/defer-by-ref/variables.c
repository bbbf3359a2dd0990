// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Variables that hold something else at the exit.
// RUN: %check_lint defer-by-ref %s

#include <stdio.h>
#include <stdlib.h>

int replaced(void) {
  char *text = malloc(10); // expected-note {{this is not released}}
  if (!text)
    return -1;
  defer { free(text); } // expected-warning {{'text' is read at the exit, where it holds something else than what 'malloc' acquired}}
  text = malloc(20);
  return text ? 0 : -1;
}

char use(char *text);

int replaced_after_use(void) {
  char *text = malloc(10); // expected-note {{this is not released}}
  if (!text)
    return -1;
  defer { free(text); } // expected-warning {{'text' is read at the exit, where it holds something else than what 'malloc' acquired}}
  if (use(text))
    return 1;
  text = malloc(20);
  return text ? 0 : -1;
}

int handed_over(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  defer { free(text); }
  use(text);
  text = NULL;
  return 0;
}

int kept(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  defer free(text);
  text = NULL;
  return 0;
}

int released_before(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  defer { free(text); }
  free(text);
  text = malloc(20);
  return text ? 0 : -1;
}

int filled_later(void) {
  char *text = NULL;
  defer { free(text); }
  text = malloc(10);
  return text ? 0 : -1;
}

int grown(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  defer { free(text); }
  char *larger = realloc(text, 20);
  if (!larger)
    return -1;
  text = larger;
  return 0;
}
