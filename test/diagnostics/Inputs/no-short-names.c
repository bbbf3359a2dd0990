// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#if defined panicf || defined recover
#error "short names"
#endif
void f(int recover);
void f(int recover) { defer_panic(recover); }
