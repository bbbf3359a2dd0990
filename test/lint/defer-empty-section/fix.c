// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix holds the lock to the end of the block.
// RUN: %check_lint defer-empty-section %s --run
// BEFORE: free
// OUT: held

#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int main(void) {
  pthread_mutex_lock(&lock);
  pthread_mutex_unlock(&lock); // expected-warning {{nothing is done between 'pthread_mutex_lock' and 'pthread_mutex_unlock'; was 'defer' meant?}}
  puts(pthread_mutex_trylock(&lock) == 0 ? "free" : "held");
}
