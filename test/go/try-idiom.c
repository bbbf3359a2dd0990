// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that makes a result of a panic: true if the function came to its end.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static bool try(void (*f)(int), int n) {
  DEFER_RESULT bool ok = false;
  defer {
    const defer_value *v = recover();
    if (v)
      fprintf(stderr, "caught %s\n", v->text);
    ok = v == NULL;
  }
  f(n);
  return false;
}

static void fails_at_three(int n) {
  if (n == 3)
    panicf("at %d", n);
  fprintf(stderr, "fine %d\n", n);
}

int main(void) {
  int good = 0;
  for (int n = 1; n < 5; n++)
    if (try(fails_at_three, n))
      good++;
  fprintf(stderr, "%d\n", good);
  return 0;
}
