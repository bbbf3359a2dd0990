// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix inserts the defer behind the test, where nothing releases it.
// RUN: %check_lint defer-missing %s --run

#include <stdio.h>
#include <unistd.h>
#include <fcntl.h>

static int first(const char *path) {
  int fd = open(path, O_RDONLY); // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
  if (fd < 0)
    return -1;
  char byte;
  if (read(fd, &byte, 1) != 1)
    return -2; // expected-note {{the function is left here}}
  return byte;
}

int main(void) {
  const int next = dup(1);
  close(next);
  printf("%d\n", first("/dev/null"));
  puts(fcntl(next, F_GETFD) < 0 ? "closed" : "open");
}
// BEFORE: -2
// BEFORE: open
// OUT: -2
// OUT: closed
