// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that recovers turns the panic into its result.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int half(int n, const char **error) {
  DEFER_RESULT int r;
  defer {
    const defer_value *x = recover();
    if (x) {
      *error = x->text[0] == 'o' ? "an odd number" : "a negative number";
      r = -1;
    }
  }
  if (n < 0)
    panic("negative");
  if (n % 2)
    panic("odd");
  return n / 2;
}

int main(void) {
  static const int numbers[] = {4, 3, -2, 0};
  for (int i = 0; i < 4; i++) {
    const char *error = "fine";
    int r = half(numbers[i], &error);
    fprintf(stderr, "%d %s\n", r, error);
  }
  return 0;
}
