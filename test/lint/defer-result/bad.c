// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An error of what finishes a write, which is lost.
// RUN: %check_lint defer-result %s

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

void write_to(FILE *file);
void write_to_descriptor(int fd);

void stream(const char *path) {
  FILE *file = fopen(path, "w");
  if (!file)
    return;
  defer fclose(file); // expected-warning {{the result of 'fclose' is dropped: what has been written to 'file' may be lost unseen}}
  write_to(file);
}

void stream_that_is_added_to(const char *path) {
  FILE *file;
  if (!(file = fopen(path, "ab")))
    return;
  defer { fclose(file); } // expected-warning {{the result of 'fclose' is dropped: what has been written to 'file' may be lost unseen}}
  write_to(file);
}

void stream_for_both(const char *path) {
  FILE *file = fopen(path, "r+");
  if (!file)
    return;
  defer(void) fclose(file); // expected-warning {{the result of 'fclose' is dropped: what has been written to 'file' may be lost unseen}}
  write_to(file);
}

void descriptor(const char *path) {
  int fd = open(path, O_WRONLY | O_CREAT, 0666);
  if (fd < 0)
    return;
  defer close(fd); // expected-warning {{the result of 'close' is dropped: what has been written to 'fd' may be lost unseen}}
  write_to_descriptor(fd);
}

void created(const char *path) {
  const int fd = creat(path, 0666);
  if (fd < 0)
    return;
  defer close(fd); // expected-warning {{the result of 'close' is dropped: what has been written to 'fd' may be lost unseen}}
  write_to_descriptor(fd);
}

void synchronised(int fd) {
  defer fsync(fd); // expected-warning {{the result of 'fsync' is dropped, which is what it is called for}}
  write_to_descriptor(fd);
}

void flushed(FILE *file) {
  defer { fflush(file); } // expected-warning {{the result of 'fflush' is dropped, which is what it is called for}}
  write_to(file);
}

void mapped(void *memory, size_t size) {
  defer msync(memory, size, MS_SYNC); // expected-warning {{the result of 'msync' is dropped, which is what it is called for}}
  write_to(memory);
}
