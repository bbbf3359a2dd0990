// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Braces that make a difference, or might.
// RUN: %check_lint defer-unlambda %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

void use(FILE *file);
void grow(char **text);

void changed(char *text) {
  defer { free(text); }
  text = NULL;
  puts("changed");
}

void changed_by_call(void) {
  char *text = NULL;
  defer { free(text); }
  grow(&text);
}

extern FILE *log_file;

void global(void) {
  defer { use(log_file); }
  puts("logged");
}

struct file {
  FILE *stream;
};

void member(struct file *file) {
  defer { use(file->stream); }
  puts("used");
}

void two_calls(FILE *file) {
  defer {
    use(file);
    fclose(file);
  }
  puts("used");
}

void no_call(int *count) {
  defer { ++*count; }
  puts("counted");
}

// Without the braces it would recover.
void report(void);
void stops_no_panic(FILE *file) {
  defer { report(); }
  use(file);
}

void without(FILE *file) {
  defer fclose(file);
  use(file);
}

// The macro is somebody else's.
#define CLOSE_LATER(file) defer { fclose(file); }
void by_macro(FILE *file) {
  CLOSE_LATER(file)
  use(file);
}
