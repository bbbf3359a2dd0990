// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's test/recover.go: frames that are large, and arguments of many bytes.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>
#include <string.h>

struct big {
  unsigned char a[1 << 13];
};

static void h(const struct big *b, int sum) {
  fprintf(stderr, "%d %d %s\n", sum, b->a[100], recover()->text);
}

static void f(int n) {

  struct big b;
  memset(b.a, n, sizeof b.a);
  defer h(&b, n);
  if (n > 0)
    f(n - 1);
  panic("A");
}

int main(void) {
  f(5);
  fprintf(stderr, "end\n");
  return 0;
}
