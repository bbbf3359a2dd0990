// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's test/recover1.go: recursive panics, and panics one after the other.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static const char *word(bool b) {
  return b ? "true" : "false";
}

static void missed(void) {
  fprintf(stderr, "missed %s\n", word(recover() == NULL));
}

static void must(int x) {
  missed();
  const defer_value *v = recover();
  fprintf(stderr, "must %d %s\n", x, word(v && v->integer == x));
  fprintf(stderr, "gone %s\n", word(recover() == NULL));
}

static void test1(void) {
  defer must(1);
  defer {
    defer must(2);
    panic(2);
  }
  panic(1);
}

static void test2(void) {
  defer missed();
  defer {
    fprintf(stderr, "%d\n", (int)recover()->integer);
    defer must(3);
    panic(3);
  }
  panic(2);
}

static void test3(void) {
  defer missed();
  defer {
    recover();
    defer must(3);
    panic(3);
  }
  panic(2);
}

static void test4(void) {
  defer missed();
  defer {
    recover();
  }
  panic(4);
}

int main(void) {
  test1();
  test2();
  test3();
  test4();
  fprintf(stderr, "end\n");
  return 0;
}
