// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clang's analyser follows a deferred statement at each exit.
// REQUIRES: clang
// RUN: %cc --analyze %s -o %t 2>&1 | %FileCheck %s --implicit-check-not=warning:

#include <stdlib.h>

int good(void) {
  char *p = malloc(3);
  if (!p)
    return -1;
  defer free(p);
  p[0] = 1;
  return p[0];
}

int leak(int early) {
  char *p = malloc(3);
  if (!p)
    return -1;
  // CHECK: :[[#@LINE+2]]:{{.*}} warning: Potential leak of memory pointed to by 'p'
  if (early)
    return 1;
  defer free(p);
  p[0] = 1;
  return 0;
}

int after(void) {
  char *p = malloc(3);
  if (!p)
    return -1;
  {
    defer free(p);
    p[0] = 1;
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: Use of memory after it is {{freed|released}}
  return p[0];
}

int twice(int early) {
  char *p = malloc(3);
  if (!p)
    return -1;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: Attempt to {{free|release}}
  defer free(p);
  if (early)
    free(p);
  return 0;
}
