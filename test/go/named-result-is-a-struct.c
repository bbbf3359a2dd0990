// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The named result is a struct: deferred functions change members of it.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct summary {
  int count, sum;
  double mean;
  const char *state;
  long spare[6];
};

static struct summary summarise(const int *values, int n) {
  DEFER_RESULT struct summary s = {.state = "begun"};
  defer {
    s.mean = s.count ? (double)s.sum / s.count : -1;
  }
  defer {
    const defer_value *r = recover();
    if (r)
      s.state = "stopped";
  }
  for (int i = 0; i < n; i++) {
    if (values[i] < 0)
      panic("negative");
    s.sum += values[i];
    s.count++;
    s.spare[i] = values[i];
  }
  s.state = "done";
  return s;
}

static void show(struct summary s) {
  fprintf(stderr, "%d %d %s %s %ld\n", s.count, s.sum,
          s.mean == 2 ? "true" : "false", s.state, s.spare[1]);
}

int main(void) {
  show(summarise((int[]){1, 2, 3}, 3));
  show(summarise((int[]){1, 3, -1, 4}, 4));
  show(summarise((int[]){-1}, 1));
  return 0;
}
