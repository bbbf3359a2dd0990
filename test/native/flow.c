// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The deferred statement runs at the exit: `x` has a value there, `abort` is reached,
// the lock is held up to there.
// REQUIRES: clang-22 || clang-23
// RUN: %host_cc -fdefer-ts -Wall -Wunreachable-code -Wthread-safety -fsyntax-only %s 2>&1 | %FileCheck %s --check-prefix=NATIVE
// RUN: %cc -fdefer-ts -Wall -Wextra -Wunreachable-code -Wthread-safety -Werror -fsyntax-only %s

void use(int);
_Noreturn void abort(void);

int later(void) {
  int x;
  // NATIVE: :[[@LINE+1]]:14: warning: variable 'x' is uninitialized when used here
  _Defer use(x);
  x = 1;
  return x;
}

void fatal(void) {
  // NATIVE: :[[@LINE+1]]:3: warning: code will never be executed
  _Defer abort();
  use(1);
}

struct __attribute__((capability("mutex"))) mutex {
  int state;
};
void lock(struct mutex *m) __attribute__((acquire_capability(*m)));
void unlock(struct mutex *m) __attribute__((release_capability(*m)));

struct mutex mutex;
int counter __attribute__((guarded_by(mutex)));

int locked(void) {
  lock(&mutex);
  _Defer unlock(&mutex);
  // NATIVE: :[[@LINE+1]]:10: warning: reading variable 'counter' requires holding mutex 'mutex'
  return counter;
}
