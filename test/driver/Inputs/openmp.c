// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Deferred statements inside and around OpenMP regions. The same output is
// expected without -fopenmp.

#include <stdio.h>

static int parallel_runs, iterations, criticals, tasks, singles;

static void atomic_add(int *counter) {
#pragma omp atomic
  ++*counter;
}

static int expected_threads(void) {
  int threads = 0;
#pragma omp parallel num_threads(4)
  atomic_add(&threads);
  return threads;
}

static void work(int limit) {
  defer puts("around");
#pragma omp parallel num_threads(4)
  {
    defer atomic_add(&parallel_runs);
#pragma omp for
    for (int i = 0; i < limit; i++) {
      defer atomic_add(&iterations);
      if (i % 3 == 0)
        continue;
      int doubled = 2 * i;
      defer { doubled = 0; }
      if (doubled > limit)
        continue;
    }
#pragma omp for
    for (int i = 0; i < limit; i++) {
#pragma omp critical
      {
        defer criticals++;
        defer {
          if (i == limit)
            criticals = 0;
        }
        (void)i;
      }
    }
#pragma omp single
    {
      defer singles++;
      for (int i = 0; i < 10; i++) {
#pragma omp task
        {
          defer atomic_add(&tasks);
          (void)i;
        }
      }
    }
  }
  int threads = expected_threads();
  // Without OpenMP one thread stands for four.
  printf("parallel: %d of 4\n", threads == 4 ? parallel_runs
                                             : 4 * parallel_runs);
  printf("for: %d of %d\n", iterations, limit);
  printf("critical: %d of %d\n", criticals, limit);
  printf("task: %d of 10\n", tasks);
  printf("single: %d\n", singles);
}

int main(void) { work(100); }
