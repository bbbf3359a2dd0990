// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
void f(int n);
void f(int n) {
  if (n)
    panicf("%d", n);
  panic("none");
}
