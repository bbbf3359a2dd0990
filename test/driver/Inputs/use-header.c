// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Uses a header that has been precompiled.

#include "header.h"

#ifdef OWN
static inline void from_header(void) {
  defer puts("inline deferred");
  puts("inline body");
}
#define DEFERRED_PUTS(text) defer puts(text)
#endif

static void work(void) {
  _Defer puts("long");
  DEFERRED_PUTS("short");
  puts("body");
}

int main(void) {
  work();
  from_header();
}
