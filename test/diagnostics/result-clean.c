// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Correct uses of a result variable are silent, with the warnings that projects
// use: it is used, and has a value when a deferred statement runs.
// RUN: %verify %s -O0 -Wall -Wextra -Wshadow -Wconversion -Wunused
// RUN: %verify %s -O2 -Wall -Wextra -Wshadow -Wconversion -Wunused -Werror
// RUN: %verify %s -O2 -Wall -Wextra -fplugin-arg-defer-panic=off

#include <defer.h>
#include <stddef.h>

void f(void);
int g(int x);
void *make(int n);
void destroy(void *p);

// expected-no-diagnostics
int only_declared(void);
int only_declared(void) {
  DEFER_RESULT int x;
  defer f();
  return g(1);
}

int only_written(int n);
int only_written(int n) {
  DEFER_RESULT int x;
  defer {
    if (g(n))
      x = 5;
  }
  return g(2);
}

int read_in_deferred(int n);
int read_in_deferred(int n) {
  DEFER_RESULT int x;
  defer x = g(x);
  if (n)
    return n;
  return g(2);
}

int without_defer(int n);
int without_defer(int n) {
  DEFER_RESULT int x = n;
  if (g(x))
    return 1;
  return x;
}

const char *typed(int n);
typedef const char *text;
const char *typed(int n) {
  DEFER_RESULT text x;
  defer {
    if (!x)
      x = "";
  }
  return n ? "a" : NULL;
}

struct pair {
  int x, y;
};
struct pair structure(int n);
struct pair structure(int n) {
  DEFER_RESULT struct pair p;
  defer p.x++;
  return (struct pair){n, n};
}

int storage(int n);
int storage(int n) {
  DEFER_RESULT register int x;
  defer x += n;
  return g(n);
}

int volatile_result(int n);
int volatile_result(int n) {
  DEFER_RESULT volatile int x;
  defer x += n;
  return g(n);
}

int behind_others(int n);
int behind_others(int n) {
  int before = g(n);
  if (before)
    f();
  DEFER_RESULT int x = before;
  errdefer g(x);
  defer_function g(before);
  return x;
}

void *owner(int n);
void *owner(int n) {
  DEFER_RESULT void *p = make(n);
  if (!p)
    return NULL;
  errdefer destroy(p);
  if (g(n))
    return NULL;
  return p;
}

int nested_statement(int n);
int nested_statement(int n) {
  DEFER_RESULT int x;
  defer x++;
  return ({
    int inner = g(n);
    inner + 1;
  });
}
