// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What was reported once and is right.
// RUN: %check_lint defer-missing %s

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

// The graph joins the two conditions of a do loop before it branches.
int repeat(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY);
  while (fd < 0 && errno == EINTR);
  return fd;
}

int repeat_unless(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY);
  while (!(fd >= 0 || errno != EINTR));
  return fd;
}

// The one that is wrong is found still.
int repeat_wrongly(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY); // expected-warning {{what 'open' has acquired is lost when it is called again}}
  while (fd >= 0 && errno == EINTR);
  return fd;
}
