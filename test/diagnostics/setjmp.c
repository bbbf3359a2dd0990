// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The setjmp and longjmp family may be called next to a defer, not in it.
// RUN: %verify %s -w -D_GNU_SOURCE

#include <setjmp.h>

static jmp_buf environment;
static sigjmp_buf signal_environment;
static void *buffer[5];
int g(void);

void deferred(void) {
  defer { // expected-note 4 {{the deferred statement is here}}
    longjmp(environment, 1); // expected-error {{call of 'longjmp' in a deferred statement}}
    siglongjmp(signal_environment, 1); // expected-error {{call of 'siglongjmp' in a deferred statement}}
    _longjmp(environment, 1); // expected-error {{call of '_longjmp' in a deferred statement}}
    __builtin_longjmp(buffer, 1); // expected-error {{call of '__builtin_longjmp' in a deferred statement}}
  }
  defer { // expected-note 3 {{the deferred statement is here}}
    if (_setjmp(environment)) // expected-error {{call of '_setjmp' in a deferred statement}}
      g();
    if (__sigsetjmp(signal_environment, 1)) // expected-error {{call of '__sigsetjmp' in a deferred statement}}
      g();
    if (__builtin_setjmp(buffer)) // expected-error {{call of '__builtin_setjmp' in a deferred statement}}
      g();
  }
  defer g() ? longjmp(environment, 1) : (void)0; // expected-error {{call of 'longjmp' in a deferred statement}} expected-note {{the deferred statement is here}}
  g();
}

void allowed(void) {
  defer g();
  if (setjmp(environment))
    return;
  if (g())
    longjmp(environment, 1);
  defer {
    g();
  }
  siglongjmp(signal_environment, 1);
}
