// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>

int run(void);
int run(void) { return 0; }

__attribute__((destructor)) static void leave(void) { panic("unloading"); }
