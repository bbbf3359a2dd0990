// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>
static inline void from_header(void) {
  defer puts("inline deferred");
  puts("inline body");
}
#define DEFERRED_PUTS(text) defer puts(text)
