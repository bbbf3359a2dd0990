// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What <defer.h> adds to the language, in one program.

#include <defer.h>
#include <stdio.h>

static void show(const char *what, int n) { printf("%s %d\n", what, n); }

DEFER_ERROR(10, 20) static int run(int n) {
  DEFER_RESULT int x = 0;
  errdefer show("error", n);
  for (int i = 0; i < n; i++)
    defer_function show("turn", i);
  defer x += n;
  return 8;
}

int main(void) {
  for (int n = 0; n < 3; n++)
    show("run", run(n));
}
