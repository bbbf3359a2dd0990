// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The fix removes the second defer.
// RUN: %check_lint defer-duplicate %s --run

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int use(void) {
  int fd = open("/dev/null", O_RDONLY);
  if (fd < 0)
    return -1;
  defer close(fd); // expected-note {{the first time is here}}
  defer close(fd); // expected-error {{'close' of 'fd' is deferred twice}}
  return 0;
}

int main(void) {
  use();
  puts(errno == EBADF ? "twice" : "once");
}
// BEFORE: twice
// OUT: once
