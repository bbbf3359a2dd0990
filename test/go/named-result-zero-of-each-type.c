// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Named results of several types are zero if the panic comes before they were set.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>

static void boom(void) {
  panic("boom");
}

#define FUNCTION(name, type, value)                                            \
  static type name(bool fail) {                                                \
    DEFER_RESULT type r;                                                       \
    defer {                                                                    \
      recover();                                                               \
    }                                                                          \
    if (fail)                                                                  \
      boom();                                                                  \
    r = value;                                                                 \
    boom();                                                                    \
    return value;                                                              \
  }

struct pair {
  long x, y;
};
static int number;

FUNCTION(integer, int, 7)
FUNCTION(small, signed char, -7)
FUNCTION(wide, unsigned long long, 1ull << 63)
FUNCTION(truth, bool, true)
FUNCTION(real, double, 0.5)
FUNCTION(pointer, int *, &number)
FUNCTION(pair, struct pair, ((struct pair){3, 4}))

static const char *word(bool b) {
  return b ? "true" : "false";
}

int main(void) {
  for (int i = 0; i < 2; i++) {
    bool fail = i == 0;
    fprintf(stderr, "%d %d %llu %s %s %s %ld\n", integer(fail), small(fail),
            wide(fail), word(truth(fail)), word(real(fail) == 0.5),
            word(pointer(fail) == NULL), pair(fail).x + pair(fail).y);
  }
  return 0;
}
