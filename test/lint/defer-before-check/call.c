// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A release deferred in front of the test.
// RUN: %check_lint defer-before-check %s

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int early(const char *path) {
  FILE *file = fopen(path, "r");
  defer fclose(file); // expected-warning {{'fclose' is deferred before 'file' is tested; it runs where 'fopen' has failed, too}}
  if (!file) // expected-note {{it is known to have failed here}}
    return -1;
  return fgetc(file);
}

int early_descriptor(const char *path) {
  char byte;
  int fd = open(path, O_RDONLY);
  defer { close(fd); } // expected-warning {{'close' is deferred before 'fd' is tested; it runs where 'open' has failed, too}}
  if (fd == -1) // expected-note {{it is known to have failed here}}
    return -1;
  return read(fd, &byte, 1) == 1 ? byte : -1;
}

int early_in_loop(char **paths) {
  int count = 0;
  for (; *paths; paths++) {
    DIR *directory = opendir(*paths);
    defer closedir(directory); // expected-warning {{'closedir' is deferred before 'directory' is tested; it runs where 'opendir' has failed, too}}
    if (NULL == directory) // expected-note {{it is known to have failed here}}
      continue;
    count += readdir(directory) != NULL;
  }
  return count;
}

int late(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  defer fclose(file);
  return fgetc(file);
}

int harmless(size_t size) {
  char *text = malloc(size);
  defer free(text);
  if (!text)
    return -1;
  return text[0];
}

int tests_itself(const char *path) {
  FILE *file = fopen(path, "r");
  defer {
    if (file)
      fclose(file);
  }
  if (!file)
    return -1;
  return fgetc(file);
}
