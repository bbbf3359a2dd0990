// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop that tries again: each try turns a panic into an error, and the function
// counts them in its result.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char *attempt(int n, int needed) {
  DEFER_RESULT const char *error = NULL;
  static char text[32];
  defer {
    const defer_value *v = recover();
    if (v)
      error = strcpy(text, v->text);
  }
  if (n < needed && n % 2)
    panicf("panic %d", n);
  if (n < needed)
    return "error";
  return NULL;
}

static int retry(int needed, int most) {
  DEFER_RESULT int attempts = 0;
  defer {
    if (attempts > most)
      attempts = -1;
  }
  for (;;) {
    const char *error = attempt(attempts, needed);
    attempts++;
    if (!error)
      return attempts;
    fprintf(stderr, "%d %s\n", attempts, error);
    if (attempts == most)
      return most + 1;
  }
}

int main(void) {
  fprintf(stderr, "%d\n", retry(0, 5));
  fprintf(stderr, "%d\n", retry(3, 5));
  fprintf(stderr, "%d\n", retry(9, 4));
  return 0;
}
