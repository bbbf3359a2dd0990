// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix moves the defer behind the test.
// RUN: %check_lint defer-before-check %s --run

#include <stdio.h>
#include <unistd.h>

static int first(const char *path) {
  FILE *file = fopen(path, "r");
  defer fclose(file); // expected-warning {{'fclose' is deferred before 'file' is tested; it runs where 'fopen' has failed, too}}
  if (!file) // expected-note {{it is known to have failed here}}
    return -1;
  return fgetc(file);
}

int main(void) {
  printf("%d\n", first("/dev/null"));
}
// OUT: -1
