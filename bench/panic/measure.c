// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//   program DEPTH REPETITIONS...
//
// prints for each depth the nanoseconds of the processor that an attempt takes,
// after an untimed one. Ends with status 1 if a frame was not released, or
// twice, or a failure was not caught.

#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long released;

void release(int number) { released += number; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

int main(int argc, char **argv) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const int depth = atoi(argv[i]), repetitions = atoi(argv[i + 1]);
    int caught = attempt(depth);
    const double begin = now();
    for (int j = 0; j < repetitions; j++)
      caught += attempt(depth);
    const double elapsed = now() - begin;
    const long once = (long)depth * (depth + 1) / 2;
    if (released != once * (repetitions + 1) || caught != repetitions + 1) {
      printf("depth %d: released %ld of %ld, caught %d of %d\n", depth,
             released, once * (repetitions + 1), caught, repetitions + 1);
      return 1;
    }
    released = 0;
    printf("%d %.1f\n", depth, elapsed / repetitions);
  }
  return 0;
}
