// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A `defer` that is never reached, or whose statement never runs.
// RUN: %check_lint defer-unreachable %s

#include <stdio.h>
#include <stdlib.h>

void serve(int socket);
int take(int socket);

int behind_return(FILE *file) {
  return fgetc(file);
  defer fclose(file); // expected-warning {{this 'defer' is never reached}}
  puts("closed");
}

void behind_exit(FILE *file) {
  exit(1);
  defer { fclose(file); } // expected-warning {{this 'defer' is never reached}}
  puts("closed");
}

void behind_loop(FILE *file, int socket) {
  for (;;)
    serve(socket);
  defer { fclose(file); } // expected-warning {{this 'defer' is never reached}}
  puts("closed");
}

int behind_both(FILE *file, int failed) {
  if (failed)
    return -1;
  else
    return 0;
  defer fclose(file); // expected-warning {{this 'defer' is never reached}}
  puts("closed");
}

void around_loop(FILE *file, int socket) {
  defer fclose(file); // expected-warning {{nothing leaves the scope of this 'defer', so that it never runs}}
  for (;;)
    serve(socket);
}

void around_inner_loop(FILE *file, int socket) {
  if (file) {
    defer { fclose(file); } // expected-warning {{nothing leaves the scope of this 'defer', so that it never runs}}
    while (1) {
      if (take(socket) < 0)
        continue;
      serve(socket);
    }
  }
}

void around_goto_loop(FILE *file, int socket) {
  defer fclose(file); // expected-warning {{nothing leaves the scope of this 'defer', so that it never runs}}
again:
  serve(socket);
  goto again;
}

void around_assertion(FILE *file, int socket) {
  defer fclose(file); // expected-warning {{nothing leaves the scope of this 'defer', so that it never runs}}
  for (;;)
    if (take(socket) < 0)
      abort();
}

void exits_elsewhere(FILE *file, int socket) {
  if (!file)
    exit(1);
  defer fclose(file); // expected-warning {{nothing leaves the scope of this 'defer', so that it never runs}}
  for (;;)
    serve(socket);
}
