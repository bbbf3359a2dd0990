// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that adds to an error on the way out: a deferred function wraps the
// named result if it is an error.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static char texts[8][80];
static int used;

static const char *wrap(const char *what, const char *error) {
  char *text = texts[used++];
  snprintf(text, sizeof texts[0], "%s: %s", what, error);
  return text;
}

static const char *read_file(const char *name) {
  DEFER_RESULT const char *error;
  defer {
    if (error)
      error = wrap(name, error);
  }
  if (strcmp(name, "missing") == 0)
    return "no such file";
  if (strcmp(name, "secret") == 0)
    return "permission denied";
  return NULL;
}

static const char *configure(const char *name) {
  DEFER_RESULT const char *error = NULL;
  defer {
    if (error)
      error = wrap("configure", error);
  }
  error = read_file("main");
  if (error)
    return error;
  return read_file(name);
}

int main(void) {
  static const char *const names[] = {"user", "missing", "secret"};
  for (int i = 0; i < 3; i++) {
    const char *error = configure(names[i]);
    fprintf(stderr, "%s\n", error ? error : "no error");
  }
  return 0;
}
