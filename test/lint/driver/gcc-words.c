// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What only GCC knows, and defer-lint reads all the same.
// RUN: %expect_status 1 %lint --quiet %s -- > %t
// RUN: %FileCheck %s --input-file=%t
// CHECK-NOT: warning
#include <stdio.h>

int first(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  const int c = fgetc(file);
  if (c == EOF)
    __builtin_exit(1);
  fclose(file);
  return c;
}

void end(void) {
  defer puts("end");
  // CHECK: gcc-words.c:[[#@LINE+1]]:{{.*}}[defer-exit]
  __builtin_exit(1);
  // CHECK-NOT: warning
}
