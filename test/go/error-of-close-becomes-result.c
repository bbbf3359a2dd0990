// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom for files that are written: the error of the deferred close is the
// result, unless there is one already.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>

struct file {
  const char *write_error, *close_error;
};

static const char *close_file(const struct file *f) {
  fprintf(stderr, "close\n");
  return f->close_error;
}

static const char *save(const struct file *f) {
  DEFER_RESULT const char *error = NULL;
  defer {
    const char *closed = close_file(f);
    if (!error)
      error = closed;
  }
  if (f->write_error)
    return f->write_error;
  fprintf(stderr, "written\n");
  return NULL;
}

int main(void) {
  const struct file files[] = {
      {NULL, NULL}, {"write", NULL}, {NULL, "close"}, {"write", "close"}};
  for (int i = 0; i < 4; i++) {
    const char *error = save(&files[i]);
    fprintf(stderr, "%s\n", error ? error : "no error");
  }
  return 0;
}
