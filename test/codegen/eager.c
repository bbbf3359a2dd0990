// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A constant, and a variable that does not change, cost nothing: the code is that
// of late evaluation.
// REQUIRES: gcc
// RUN: %cc -O2 -S -fplugin-arg-defer-args=eager -o %t.eager.s %s
// RUN: %cc -O2 -S -fplugin-arg-defer-args=late -o %t.late.s %s
// RUN: diff %t.eager.s %t.late.s

void release(int, const char *, void *);
int body(int);

int unchanged(int x, void *p) {
  static int object;
  int doubled = x * 2;
  defer release(doubled, "text", p);
  defer release(7, 0, &object);
  if (body(x))
    return 1;
  return body(doubled);
}
