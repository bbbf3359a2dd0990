// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Through the C library's frames and back.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

static int calls;

static int compare(const void *a, const void *b) {
  defer calls++;
  if (calls == 3)
    panicf("compare %d", *(const int *)a + *(const int *)b);
  return *(const int *)a - *(const int *)b;
}

static int sort(int *numbers, size_t count) {
  defer {
    const defer_value *value = recover();
    printf("sort: %s\n", value ? value->text : "sorted");
  }
  qsort(numbers, count, sizeof *numbers, compare);
  return 1;
}

static int find(const int *numbers, size_t count, int key) {
  defer recover();
  calls = 2;
  return bsearch(&key, numbers, count, sizeof *numbers, compare) != NULL;
}

static void at_exit(void) {
  defer { printf("at exit: %s\n", recover()->text); }
  panic("leaving");
}

int main(void) {
  int numbers[] = {5, 5, 5, 5, 5};
  printf("%d\n", sort(numbers, 5));
  printf("%d\n", sort(numbers, 5));
  printf("%d\n", find(numbers, 5, 5));
  printf("%d\n", find(numbers, 0, 5));
  printf("%d\n", calls);
  atexit(at_exit);
}

// OUT: sort: compare 10
// OUT: 0
// OUT: sort: sorted
// OUT: 1
// OUT: 1
// OUT: 0
// OUT: 2
// OUT: at exit: leaving
