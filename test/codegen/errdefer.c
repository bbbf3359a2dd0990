// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An error exit is known where the code knows the result: nothing is left of
// the test, nor on the way that hands the memory over.
// REQUIRES: gcc
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -o %t.defer.s %s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -DTWIN -S -o %t.twin.s %s
// RUN: cmp %t.defer.s %t.twin.s
// RUN: %cc -O2 -S -o - -DMORE %s | %FileCheck %s

#include <stdlib.h>

int fill(char *, int);

#ifndef TWIN
char *make(int n) {
  char *p = malloc(n);
  if (!p)
    return NULL;
  _Errdefer free(p);
  if (fill(p, n))
    return NULL;
  return p;
}
#else
char *make(int n) {
  char *p = malloc(n);
  if (!p)
    return NULL;
  if (fill(p, n)) {
    free(p);
    return NULL;
  }
  return p;
}
#endif

#ifdef MORE
// CHECK-LABEL: {{^}}result:
// CHECK: call fill
// CHECK: testl %eax, %eax
// CHECK-NEXT: js [[ERROR:.L[0-9]+]]
// CHECK-NOT: test
// CHECK-NOT: cmp
// CHECK: ret
// CHECK: [[ERROR]]:
// CHECK-NOT: test
// CHECK: call free
// CHECK-NOT: test
// CHECK: ret
int result(char *p, int n) {
  _Errdefer free(p);
  return fill(p, n);
}

// On unwinding nothing is asked either, unless something may recover.
// The landing pad is behind the function.
// CHECK-NOT: test
// CHECK: call free
// CHECK-NOT: test
// CHECK: call _Unwind_Resume
// CHECK-NOT: __defer_is_recovered
#endif
