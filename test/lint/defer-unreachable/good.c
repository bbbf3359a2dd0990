// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is reached, and what may be left.
// RUN: %check_lint defer-unreachable %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>

void serve(int socket);
int take(int socket);

int in_front_of_return(FILE *file) {
  defer fclose(file);
  return fgetc(file);
}

// On the one way out that is left.
int behind_condition(FILE *file, int failed) {
  if (failed)
    return -1;
  defer fclose(file);
  return fgetc(file);
}

void loop_with_break(FILE *file, int socket) {
  defer fclose(file);
  for (;;) {
    if (take(socket) < 0)
      break;
    serve(socket);
  }
}

int loop_with_return(FILE *file, int socket) {
  defer fclose(file);
  for (;;)
    if (take(socket) < 0)
      return -1;
}

void loop_with_goto(FILE *file, int socket) {
  defer fclose(file);
  for (;;)
    if (take(socket) < 0)
      goto end;
end:
  puts("ends");
}

// In the loop it runs each time.
void in_loop(int socket) {
  for (;;) {
    int client = take(socket);
    defer serve(client);
    puts("taken");
  }
}

// A panic leaves it.
void loop_that_panics(FILE *file, int socket) {
  defer fclose(file);
  for (;;)
    if (take(socket) < 0)
      panic("no client");
}

// The macros of a header are not the author's.
void macro(int fd) {
  defer serve(fd);
  do
    serve(fd);
  while (0);
}

// defer-exit reports these.
void around_exit(FILE *file) {
  defer fclose(file);
  exit(1);
}

void around_loop_with_exit(FILE *file, int socket) {
  defer fclose(file);
  for (;;)
    if (take(socket) < 0)
      exit(1);
}
