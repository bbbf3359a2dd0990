// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is registered in a loop waits for the end of the function.
// RUN: %check_lint defer-in-loop %s

#include <defer.h>
#include <stdio.h>

FILE *next(void);
void read_from(FILE *file);

void loop_of_for(int count) {
  for (int i = 0; i < count; i++) {
    FILE *file = next();
    defer_function fclose(file); // expected-warning {{'defer_function' in a loop keeps what it releases until the function is left}}
    read_from(file);
  }
}

void loop_of_while(void) {
  FILE *file;
  while ((file = next())) {
    if (ferror(file)) {
      _Defer_function fclose(file); // expected-warning {{'_Defer_function' in a loop keeps what it releases until the function is left}}
    }
    read_from(file);
  }
}

void loop_of_do(FILE *file) {
  do {
    defer_function fclose(file); // expected-warning {{'defer_function' in a loop keeps what it releases until the function is left}}
    read_from(file);
    file = next();
  } while (file);
}

void loop_of_goto(FILE *file) {
again:
  read_from(file);
  defer_function fclose(file); // expected-warning {{'defer_function' in a loop keeps what it releases until the function is left}}
  if ((file = next()))
    goto again;
}
