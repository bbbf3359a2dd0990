// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A `defer` in front of the exit.
// RUN: %check_lint defer-unneeded %s

#include <stdio.h>

void use(FILE *file);

void before_return(FILE *file) {
  use(file);
  defer fclose(file); // expected-warning {{nothing runs between this 'defer' and the 'return'; a plain statement does the same}}
  return;
}

int before_constant(FILE *file) {
  use(file);
  defer fclose(file); // expected-warning {{nothing runs between this 'defer' and the 'return'; a plain statement does the same}}
  return 0;
}

int before_variable(FILE *file) {
  int c = fgetc(file);
  defer { fclose(file); } // expected-warning {{nothing runs between this 'defer' and the 'return'; a plain statement does the same}}
  return c;
}

void before_break(FILE *file, int count) {
  for (int i = 0; i < count; i++)
    if (i == 3) {
      defer fclose(file); // expected-warning {{nothing runs between this 'defer' and the 'break'; a plain statement does the same}}
      break;
    }
}
