// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Beside what C23 has: constexpr, auto, typeof, bool and nullptr as keywords, a
// label in front of a declaration, counted_by.
//
// REQUIRES: c23
// RUN: %run_levels %s -std=gnu23 -Wno-attributes -Wno-unknown-attributes

#include <stdio.h>
#include <stdlib.h>

struct counted {
  int n;
  [[gnu::counted_by(n)]] int of[];
};

static void put(struct counted *p) {
  printf("put %d, last %d\n", p->n, p->of[p->n - 1]);
  free(p);
}

static int run(int n) {
  struct counted *p = calloc(1, sizeof *p + n * sizeof(int));
  p->n = n;
  defer put(p);
  for (int i = 0; i < p->n; i++)
    p->of[i] = i;
  constexpr int three = 3;
  auto sum = p->of[0] + three;
  bool is_true = true;
  void *null = nullptr;
  defer {
    typeof(sum) copy = sum;
    printf("sum %d %d\n", copy, is_true && !null);
  }
  static_assert(three == 3);
  if (n > 2) {
    defer puts("more than two");
    return sum;
  }
  goto end;
end:
  int after = 2;
  defer printf("after %d\n", after);
  return 1;
}

int main() {
  run(3);
  run(1);
}
// OUT: more than two
// OUT: sum 3 1
// OUT: put 3, last 2
// OUT: after 2
// OUT: sum 3 1
// OUT: put 1, last 0
