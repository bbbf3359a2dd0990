// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#include <stdio.h>

void through(int n);

static void show(void) {
  const defer_value *value = recover();
  printf("show %s\n", value ? value->text : "nothing");
}

static void helper(void) { show(); }

static int run(int n) {
  defer show();
  defer helper();
  defer puts("run");
  through(n);
  return 1;
}

int main(void) {
  printf("%d\n", run(0));
  printf("%d\n", run(3));
}
