// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is opened where a standard stream has been closed takes its place, and
// stays open.
// RUN: %check_lint defer-missing %s

#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

const char *terminal(void);

void input_from_terminal(void) {
  const int before = dup(0);
  close(STDIN_FILENO);
  if (open(terminal(), O_RDONLY) < 0)
    dup(before);
  close(before);
}

void silent_child(const char *command) {
  const int null = open("/dev/null", O_RDWR);
  if (null == -1)
    _exit(1);
  close(0);
  close(1);
  close(2);
  for (int i = 0; i < 3; i++) {
    const int fd = dup(null);
    if (fd == -1)
      _exit(1);
  }
  close(null);
  execl(command, command, (char *)NULL);
}

// There is one place, and two are opened.
int two(const char *path, const char *other) {
  close(0);
  if (open(path, O_RDONLY) < 0)
    return -1;
  const int fd = open(other, O_RDONLY); // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
  if (fd < 0)
    return -1;
  return 0; // expected-note {{the function is left here}}
}

// Another number is no standard stream.
int other(const char *path) {
  close(3);
  const int fd = open(path, O_RDONLY); // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
  return fd < 0; // expected-note {{the function is left here}}
}
