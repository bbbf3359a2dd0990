// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Registrations that are reached once, and a `defer` in a loop.
// RUN: %check_lint defer-in-loop %s
// expected-no-diagnostics

#include <defer.h>
#include <stdio.h>

FILE *next(void);
void read_from(FILE *file);

void in_loop(int count) {
  for (int i = 0; i < count; i++) {
    FILE *file = next();
    defer fclose(file);
    read_from(file);
  }
}

void on_condition(FILE *file, int owned) {
  if (owned) {
    defer_function fclose(file);
    puts("owned");
  }
  read_from(file);
}

void in_front_of_loop(FILE *file) {
  defer_function fclose(file);
  while (!feof(file))
    read_from(file);
}

// It looks like a loop and is none.
void once(FILE *file) {
  do {
    if (!file)
      break;
    defer_function fclose(file);
    read_from(file);
  } while (0);
}

void jump_forward(FILE *file) {
  if (!file)
    goto end;
  read_from(file);
end:
  puts("end");
  defer_function puts("left");
  puts("last");
}
