// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred call in a loop that goto makes.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) {
  fprintf(stderr, "%s %d\n", what, n);
}

static int f(int turns) {
  int n = 0;
again:
  defer_function show("deferred", n);
  n++;
  if (n < turns)
    goto again;
  if (n == 3)
    goto end;
  defer_function show("not three", n);
end:
  defer_function show("end", n);
  return n;
}

int main(void) {
  fprintf(stderr, "%d\n", f(3));
  fprintf(stderr, "%d\n", f(2));
  return 0;
}
