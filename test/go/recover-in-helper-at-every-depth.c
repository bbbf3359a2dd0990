// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in helpers, static and not, called once and twice removed, gives
// nothing; then the deferred function itself recovers.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static bool one(void) {
  return recover() == NULL;
}

bool two(void);

bool two(void) {
  return one() && recover() == NULL;
}

static bool three(bool (*f)(void)) {
  return f() && two() && recover() == NULL;
}

static const char *word(bool b) {
  return b ? "true" : "false";
}

int main(void) {
  defer {
    fprintf(stderr, "%s %s", word(one()), word(two()));
    fprintf(stderr, " %s %s\n", word(three(one)), word(three(two)));
    fprintf(stderr, "%s\n", recover()->text);
    fprintf(stderr, "%s\n", word(one()));
  }
  panic("A");
}
