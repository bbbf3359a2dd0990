// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stddefer.h>
#include <stdio.h>
int other(void);
extern int number;
int main(void) {
  defer puts("deferred");
  printf("%d %d\n", other(), number);
  return 0;
}
