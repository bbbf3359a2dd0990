// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix removes the explicit call: what is open is closed once.
// RUN: %check_lint defer-double-release %s --run

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include <errno.h>

static int first(const char *path) {
  char byte;
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  defer close(fd); // expected-note {{this releases it at the exit}}
  if (read(fd, &byte, 1) != 1) {
    close(fd); // expected-error {{'close' releases what is released at the exit, too}}
    return -2;
  }
  return byte;
}

int main(void) {
  printf("%d", first("/dev/null"));
  printf(" %s\n", errno == EBADF ? "closed twice" : "closed");
}
// BEFORE: -2 closed twice
// OUT: -2 closed
