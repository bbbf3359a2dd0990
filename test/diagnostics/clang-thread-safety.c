// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clang's thread safety analysis sees the lock released at the exits.
// REQUIRES: clang
// RUN: %verify %s -Wthread-safety
// RUN: %cc -DGOOD -Werror=thread-safety -c %s -o %t.o

struct __attribute__((capability("mutex"))) mutex {
  int state;
};
void lock(struct mutex *m) __attribute__((acquire_capability(*m)));
void unlock(struct mutex *m) __attribute__((release_capability(*m)));

struct mutex mutex;
int guarded __attribute__((guarded_by(mutex)));

int good(int early) {
  lock(&mutex);
  defer unlock(&mutex);
  if (early)
    return guarded;
  guarded++;
  return guarded;
}

#ifndef GOOD
int left_locked(int early) {
  lock(&mutex); // expected-note {{mutex acquired here}}
  if (early)
    return 1;
  defer unlock(&mutex); // expected-warning@+2 {{mutex 'mutex' is not held on every path through here [-Wthread-safety-analysis]}}
  return guarded;
}

int too_late(void) {
  {
    lock(&mutex);
    defer unlock(&mutex);
    guarded++;
  }
  return guarded; // expected-warning {{reading variable 'guarded' requires holding mutex 'mutex' [-Wthread-safety-analysis]}}
}
#endif
