// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The threads of a region leave it without leaving the function.
// RUN: %verify %s -fopenmp -Wall -Wextra

#include <defer.h>

void run(void);

void work(void) {
  defer_function run();
  run();
}

void region(int n) {
  defer_function run();
#pragma omp parallel
  {
    _Defer_function run(); // expected-error {{'_Defer_function' in an OpenMP region}}
    run();
  }
#pragma omp parallel for
  for (int i = 0; i < n; i++) {
    _Defer_function work(); // expected-error {{'_Defer_function' in an OpenMP region}}
    run();
  }
  defer_function run();
}
