// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A condition that is not asked again is forgotten: paths that differ in
// nothing else become one, and what comes behind them is still followed.
// RUN: %check_lint defer-missing %s

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct options {
  bool use0, use1, use2, use3, use4, use5, use6, use7, use8, use9;
  bool use10, use11, use12, use13;
};

int work(int);

#define TURN(N)                                                                \
  if (o->use##N)                                                               \
    pthread_mutex_lock(&locks[N]);                                             \
  work(N);                                                                     \
  if (o->use##N)                                                               \
    pthread_mutex_unlock(&locks[N]);

void behind_many(const struct options *o, pthread_mutex_t *locks) {
  TURN(0) TURN(1) TURN(2) TURN(3) TURN(4) TURN(5) TURN(6)
  TURN(7) TURN(8) TURN(9) TURN(10) TURN(11) TURN(12) TURN(13)
  char *p = malloc(10); // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
  if (work(1))
    return; // expected-note {{the function is left here}}
  free(p);
}

// In a loop each is asked again.
void in_a_loop(const struct options *o, pthread_mutex_t *lock) {
  while (work(0)) {
    if (o->use0)
      pthread_mutex_lock(lock);
    work(1);
    if (o->use0)
      pthread_mutex_unlock(lock);
  }
}
