// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef HEADER_H
#define HEADER_H

#include <stdio.h>

static inline void from_header(void) {
  defer puts("inline deferred");
  puts("inline body");
}
#define DEFERRED_PUTS(text) defer puts(text)

#endif
