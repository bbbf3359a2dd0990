// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value of the panic becomes the error that the function returns.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static char message[64];

static void insert(bool ready) {
  if (!ready)
    panicf("assignment to entry in %s", "nil map");
}

static const char *f(bool ready) {
  DEFER_RESULT const char *error = NULL;
  defer {
    const defer_value *r = recover();
    if (r)
      error = strcpy(message, r->text);
  }
  insert(ready);
  return NULL;
}

int main(void) {
  fprintf(stderr, "%s\n", f(true) == NULL ? "true" : "false");
  fprintf(stderr, "%s\n", f(false));
  return 0;
}
