// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A unit without a `defer`.
#include <defer.h>

void raise_it(int n);
void through(int n);
void raise_it(int n) { panic(n); }
void through(int n) {
  if (n)
    raise_it(n);
}
