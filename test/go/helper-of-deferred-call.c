// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that the function of the call form calls does not recover, inlined
// or not. (In Go 1.22 to 1.24 it does where it is inlined: go.dev/issue/73916.)
//
// REQUIRES: go
// UNSUPPORTED: go-1.22, go-1.23, go-1.24
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static inline void call_recover(void) {
  if (recover() != NULL)
    fprintf(stderr, "recovered\n");
}

static inline void f(int n) {
  (void)n;
  fprintf(stderr, "f\n");
  call_recover();
}

int main(void) {
  defer f(1);
  panic("XXX");
}
