// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom: open a list, keep all open to the end, close in the reverse order;
// the first that cannot be opened is the error.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static void close_file(const char *name) {
  fprintf(stderr, "close %s\n", name);
}

static const char *merge(const char *const *names, int n) {
  DEFER_RESULT const char *error = NULL;
  int opened = 0;
  defer {
    if (error)
      fprintf(stderr, "merge failed after %d: %s\n", opened, error);
  }
  for (int i = 0; i < n; i++) {
    if (strcmp(names[i], "missing") == 0)
      return names[i];
    fprintf(stderr, "open %s\n", names[i]);
    opened++;
    defer_function close_file(names[i]);
  }
  fprintf(stderr, "merge %d\n", opened);
  return error;
}

int main(void) {
  static const char *const names[] = {"a", "b", "missing", "c"};
  const char *error = merge(names, 2);
  fprintf(stderr, "%s\n", error ? error : "no error");
  error = merge(names, 4);
  fprintf(stderr, "%s\n", error ? error : "no error");
  return 0;
}
