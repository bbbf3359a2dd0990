// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Warnings see the operands of the call form where the `defer` stands, and no
// variable that holds them.
// REQUIRES: clang
// RUN: %verify %s -fplugin-arg-defer-args=eager -fplugin-arg-defer-warn=no-late-change -Wall -Wextra -Wshadow -Wunused -Wunreachable-code -Wconditional-uninitialized -Wthread-safety

struct pair {
  int x, y;
};
void use(int);
void use_pair(struct pair);

int uninitialised(void) {
  int x; // expected-note {{initialize the variable 'x' to silence this warning}}
  defer use(x); // expected-warning {{variable 'x' is uninitialized when used here [-Wuninitialized]}}
  x = 1;
  use(2);
  return x;
}

int late(void) {
  int x;
  _Defer use(x);
  x = 1;
  return x;
}

int address(void) {
  struct pair p;
  defer use(({ p.x = 1; p.x; }));
  defer use_pair((struct pair){1, 2});
  use(1);
  return p.x;
}

int shadow(int __defer_operand) {
  defer use(__defer_operand);
  defer use(__defer_operand + 1);
  return __defer_operand;
}

int unreachable(int c) {
  defer use(c);
  return 1;
  defer use(c + 1); // expected-warning {{code will never be executed [-Wunreachable-code]}}
  use(2);
}

struct __attribute__((capability("mutex"))) mutex {
  int state;
};
struct account {
  struct mutex mutex;
  int balance;
};
void lock(struct mutex *m) __attribute__((acquire_capability(*m)));
void unlock(struct mutex *m) __attribute__((release_capability(*m)));
int balance(struct account *a) __attribute__((requires_capability(a->mutex)));

// The lock is the same at the exit, and known there.
int locked(struct account *account, int early) {
  lock(&account->mutex);
  defer unlock(&account->mutex);
  if (early)
    return balance(account);
  return balance(account) + 1;
}

int read_late(struct account *account) {
  {
    lock(&account->mutex);
    defer unlock(&account->mutex);
    defer use(balance(account));
    account->balance++;
  }
  return 0;
}

int read_early(struct account *account) {
  defer use(balance(account)); // expected-warning {{calling function 'balance' requires holding mutex 'account->mutex' exclusively [-Wthread-safety-analysis]}}
  lock(&account->mutex);
  account->balance++;
  unlock(&account->mutex);
  return 0;
}
