// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The usual use: a lock that is released by the panic, and can be taken again.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void change(bool fail) {
  pthread_mutex_lock(&lock);
  defer pthread_mutex_unlock(&lock);
  if (fail)
    panic("in the lock");
  fprintf(stderr, "changed\n");
}

static void try(bool fail) {
  defer {
    const defer_value *r = recover();
    if (r)
      fprintf(stderr, "recovered %s\n", r->text);
  }
  change(fail);
}

int main(void) {
  try(true);
  try(false);
  try(true);
  fprintf(stderr, "free %s\n",
          pthread_mutex_trylock(&lock) == 0 ? "true" : "false");
  return 0;
}
