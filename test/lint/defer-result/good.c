// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Results that are looked at, and such as tell nothing new.
// RUN: %check_lint defer-result %s
// expected-no-diagnostics

#include <defer.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void write_to(FILE *file);
void read_from(FILE *file);
void read_descriptor(int fd);

int checked(const char *path) {
  DEFER_RESULT int result;
  FILE *file = fopen(path, "w");
  if (!file)
    return -1;
  defer {
    if (fclose(file) != 0)
      result = -1;
  }
  write_to(file);
  return 0;
}

void read_only(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return;
  defer fclose(file);
  read_from(file);
}

void read_only_descriptor(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return;
  defer close(fd);
  read_descriptor(fd);
}

// Who has opened it is not known.
void given(FILE *file) {
  defer fclose(file);
  write_to(file);
}

// How is not known.
void opened_somehow(const char *path, const char *mode, int flags) {
  FILE *file = fopen(path, mode);
  if (!file)
    return;
  defer fclose(file);
  int fd = open(path, flags);
  defer close(fd);
  write_to(file);
}

void others(char *text, pthread_mutex_t *lock) {
  pthread_mutex_lock(lock);
  defer pthread_mutex_unlock(lock);
  defer free(text);
  puts(text);
}

// On an error it is given up anyway.
FILE *handed_on(const char *path) {
  FILE *file = fopen(path, "w");
  if (!file)
    return NULL;
  errdefer fclose(file);
  if (fputs("head\n", file) < 0)
    return NULL;
  return file;
}
