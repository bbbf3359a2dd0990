// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The setjmp and longjmp family cannot be registered.
// RUN: %not %cc -w -S -o %t.s %s 2>&1 | %FileCheck %s

#include <setjmp.h>

extern jmp_buf environment;
extern sigjmp_buf signal_environment;
void f(void);

void calls_longjmp(void) {
  _Defer_function longjmp(environment, 1);
// CHECK-DAG: function-scope-setjmp.c:[[#@LINE-1]]:{{[0-9]+}}: error: call of 'longjmp' in a deferred statement
  f();
}

void calls_siglongjmp(void) {
  _Defer_function siglongjmp(signal_environment, 1);
// CHECK-DAG: function-scope-setjmp.c:[[#@LINE-1]]:{{[0-9]+}}: error: call of 'siglongjmp' in a deferred statement
  f();
}

void calls_setjmp(void) {
  for (int i = 0; i < 2; i++)
    _Defer_function _setjmp(environment);
// CHECK-DAG: function-scope-setjmp.c:[[#@LINE-1]]:{{[0-9]+}}: error: call of '_setjmp' in a deferred statement
  f();
}
