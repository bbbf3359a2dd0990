// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that a loop takes are given back in the reverse order, also on a panic.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static bool locked[4];

static void lock(int n) {
  if (locked[n])
    panicf("lock %d is taken", n);
  locked[n] = true;
  fprintf(stderr, "lock %d\n", n);
}

static void unlock(int n) {
  locked[n] = false;
  fprintf(stderr, "unlock %d\n", n);
}

static void transfer(const int *accounts, int n) {
  for (int i = 0; i < n; i++) {
    lock(accounts[i]);
    defer_function unlock(accounts[i]);
  }
  fprintf(stderr, "transfer\n");
}

static void try(const int *accounts, int n) {
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "%s\n", r->text);
  }
  transfer(accounts, n);
}

int main(void) {
  try((int[]){2, 0, 3}, 3);
  try((int[]){1, 3, 1, 2}, 4);
  for (int i = 0; i < 4; i++)
    fprintf(stderr, "%s\n", locked[i] ? "true" : "false");
  return 0;
}
