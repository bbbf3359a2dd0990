// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// -fanalyzer -fdiagnostics-plain-output sees the deferred statements at the exits: it finds the leak of
// the function without a defer, none in the one that has it, and a double free.
// REQUIRES: gcc
// RUN: %cc -O0 -fanalyzer -fdiagnostics-plain-output -c %s -o %t.o 2>&1 | %FileCheck %s --implicit-check-not=warning:
// RUN: %cc -O0 -fanalyzer -fdiagnostics-plain-output -fplugin-arg-defer-panic=off -c %s -o %t.o 2>&1 | %FileCheck %s --implicit-check-not=warning:
// From -O1 on, GCC 15 and 16 find none of these, with goto in place of defer neither.
// RUN: %if !(gcc-15 || gcc-16) %{ %cc -O2 -fanalyzer -fdiagnostics-plain-output -fplugin-arg-defer-panic=off -c %s -o %t.o 2>&1 | %FileCheck %s --implicit-check-not=warning: %}

#include <stdlib.h>

int g(char *p);

// CHECK: In function 'leaks':
// CHECK-NEXT: warning: leak of 'p'
int leaks(int x) {
  char *p = malloc(10);
  if (!p)
    return -1;
  *p = 'a';
  if (x)
    return 1;
  free(p);
  return 0;
}

int frees(int x) {
  char *p = malloc(10);
  defer free(p);
  if (!p)
    return -1;
  *p = 'a';
  if (x)
    return 1;
  return 0;
}

// CHECK: In function 'frees_twice':
// CHECK-NEXT: analyzer.c:[[#@LINE+3]]:{{[0-9]+}}: warning: double-'free' of 'p'
int frees_twice(int x) {
  char *p = malloc(10);
  defer free(p); // the second time
  if (!p)
    return -1;
  if (x)
    free(p);
  return 0;
}
