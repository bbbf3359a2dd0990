// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The memory is released behind its last use. Clang 23 has put its own right.
// REQUIRES: clang-22 || clang-23
// RUN: %if clang-22 %{ %host_cc -fdefer-ts --analyze %s -o %t.native 2>&1 | %FileCheck %s --check-prefix=NATIVE %}
// RUN: %if clang-23 %{ %host_cc -fdefer-ts --analyze -Xclang -analyzer-werror %s -o %t.native %}
// RUN: %cc -fdefer-ts --analyze -Xclang -analyzer-werror %s -o %t
// NATIVE: warning: Use of memory after it is released

#include <stdlib.h>

int good(void) {
  char *p = malloc(3);
  if (!p)
    return -1;
  _Defer free(p);
  p[0] = 1;
  return p[0];
}
