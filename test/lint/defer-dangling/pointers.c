// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Pointers to what is gone.
// RUN: %check_lint defer-dangling %s

#include <defer.h>
#include <stdlib.h>
#include <string.h>

char *freed(void) {
  char *text = malloc(10);
  if (!text)
    return NULL;
  defer free(text); // expected-note {{this releases it at the exit}}
  return text; // expected-error {{what is returned here is released before the caller has it}}
}

char *handed_over(void) {
  char *text = malloc(10);
  if (!text)
    return NULL;
  errdefer free(text);
  return text;
}

char *copy(void) {
  char *text = malloc(10);
  if (!text)
    return NULL;
  defer free(text);
  return strdup(text);
}

void add(int *sum);

void inner(int x) {
  int outer = 0;
  defer_function add(&outer);
  if (x) {
    int sum = x, sums[2]; // expected-note 2 {{it ends with the block that it is declared in}}
    defer_function add(&sum); // expected-error {{'sum' is gone when this runs, at the end of the function}}
    defer_function add(sums); // expected-error {{'sums' is gone when this runs, at the end of the function}}
    defer add(&sum);
  }
}
