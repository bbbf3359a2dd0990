// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
const defer_value *f(void);
const defer_value *f(void) { return recover(); }
