// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value keeps its kind when it is panicked with again.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

#define AGAIN(v)                                                               \
  do {                                                                         \
    defer {                                                                    \
      panic(recover());                                                        \
    }                                                                          \
    panic(v);                                                                  \
  } while (0)

static void show(void (*again)(void)) {
  defer {
    const defer_value *x = recover();
    switch (x->kind) {
    case DEFER_TEXT:
      fprintf(stderr, "string %s\n", x->text);
      break;
    case DEFER_SIGNED:
      fprintf(stderr, "int %d\n", (int)x->integer);
      break;
    case DEFER_UNSIGNED:
      fprintf(stderr, "unsigned %llu\n", (unsigned long long)x->natural);
      break;
    case DEFER_BOOLEAN:
      fprintf(stderr, "bool %s\n", x->boolean ? "true" : "false");
      break;
    case DEFER_FLOATING:
      fprintf(stderr, "float %s\n", x->floating == 2.5 ? "true" : "false");
      break;
    case DEFER_POINTER:
      break;
    }
  }
  again();
}

static void text(void) {
  AGAIN("text");
}

static void integer(void) {
  AGAIN(-7);
}

static void natural(void) {
  AGAIN(1ull << 63);
}

static void boolean(void) {
  AGAIN((bool)1);
}

static void floating(void) {
  AGAIN(2.5);
}

static void answer(void) {
  AGAIN(42);
}

int main(void) {
  show(text);
  show(integer);
  show(natural);
  show(boolean);
  show(floating);
  answer();
  return 0;
}
