// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What _Defer_function keeps on the stack outlives the blocks of variable length
// arrays, and so do those of the function's own block.
// RUN: %run_levels %s -Wno-psabi
// RUN: %run_levels %s -Wno-psabi -fsanitize=address,undefined

#include <stdio.h>
#include <string.h>

static void show(int n) { printf("show %d\n", n); }
static void show_last(int n, int (*array)[n]) {
  printf("last %d\n", (*array)[n - 1]);
}
static void deferred(void) { puts("deferred"); }
static void fill(void *memory, int size) { memset(memory, 0x55, size); }

static void in_block(int n) {
  for (int i = 0; i < n; i++) {
    char array[100 + i * 50];
    fill(array, sizeof array);
    _Defer_function show(i);
    fill(array, sizeof array);
  }
  char behind[1000];
  fill(behind, sizeof behind);
}

static void in_inner_blocks(int n) {
  for (int i = 0; i < n; i++) {
    _Defer deferred();
    char outer[n * 10];
    fill(outer, sizeof outer);
    {
      char middle[i + 5];
      fill(middle, sizeof middle);
      _Defer deferred();
      char inner[n * 7];
      fill(inner, sizeof inner);
      _Defer_function show(10 + i);
    }
    {
      char other[n * 9];
      fill(other, sizeof other);
    }
  }
  char behind[1000];
  fill(behind, sizeof behind);
}

static void before_array(int n) {
  for (int i = 0; i < 2; i++) {
    _Defer_function show(20 + i);
    char array[n * 300];
    fill(array, sizeof array);
  }
  char behind[1000];
  fill(behind, sizeof behind);
}

static int of_function(int n) {
  for (int i = 0; i < 2; i++) {
    char array[n];
    fill(array, sizeof array);
    _Defer_function show(30 + i);
  }
  int array[n];
  array[n - 1] = 77;
  _Defer_function show_last(n, &array);
  int another[n];
  another[n - 1] = 78;
  _Defer_function show_last(n, &another);
  return 0;
}

struct aligned {
  _Alignas(64) int value;
};
static void show_aligned(struct aligned aligned) {
  printf("aligned %d %d\n", aligned.value,
         (int)((unsigned long)&aligned % 64));
}
static void keep_aligned(int n) {
  for (int i = 0; i < n; i++)
    _Defer_function show_aligned((struct aligned){i});
  _Defer_function show_aligned((struct aligned){n});
}

int main(void) {
  in_block(2);
  in_inner_blocks(2);
  before_array(2);
  of_function(3);
  keep_aligned(2);
  return 0;
}

// OUT: show 1
// OUT: show 0
// OUT: deferred
// OUT: deferred
// OUT: deferred
// OUT: deferred
// OUT: show 11
// OUT: show 10
// OUT: show 21
// OUT: show 20
// OUT: last 78
// OUT: last 77
// OUT: show 31
// OUT: show 30
// OUT: aligned 2 0
// OUT: aligned 1 0
// OUT: aligned 0 0
