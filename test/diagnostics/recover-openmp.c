// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %verify %s -fopenmp -Wall -Wextra

#include <defer.h>

void run(void);

void work(void) {
  defer recover();
  run();
}

void region(void) {
#pragma omp parallel
  {
    defer recover(); // expected-error {{'recover()' in a deferred statement of an OpenMP region}}
    defer work();
    run();
  }
}
