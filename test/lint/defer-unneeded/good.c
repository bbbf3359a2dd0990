// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A `defer` in front of something.
// RUN: %check_lint defer-unneeded %s
// expected-no-diagnostics

#include <stdio.h>

void use(FILE *file);

void before_call(FILE *file) {
  defer fclose(file);
  use(file);
}

// The value is computed first.
int before_value(FILE *file) {
  defer fclose(file);
  return fgetc(file);
}

extern int count;

// The call may change it.
int before_global(FILE *file) {
  use(file);
  defer fclose(file);
  return count;
}

int before_variable_with_address(FILE *file, int *set(int *, FILE *)) {
  int number = 0;
  set(&number, file);
  defer fclose(file);
  return number;
}

// `errdefer` never runs there or is what tells the one error.
char *before_pointer(FILE *file, char *text) {
  use(file);
  _Errdefer fclose(file);
  return text;
}
