// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is no panic of this runtime is left alone: nothing, an exception of
// another kind, one of another copy of the runtime, one that is damaged.
// RUN: %run_panic %s

#include <defer.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unwind.h>

void __defer_begin(void *exception, void (*callee)(void), const void *frame);
int __defer_recovered(void *exception, const void *outer, const void *frame);
const defer_value *__defer_recover(void *exception);
void *__defer_enter(void (*function)(void));

static void function(void) {}
static void other(void) {}

static void look(const char *what, void *exception) {
  __defer_begin(exception, function, &exception);
  const void *for_other = __defer_enter(other);
  const void *for_function = __defer_enter(function);
  const void *again = __defer_enter(function);
  const defer_value *value = __defer_recover(exception);
  printf("%s: %d %d %d, %d, %d\n", what, for_other == exception && exception,
         for_function == exception, again != NULL, value != NULL,
         __defer_recovered(exception, NULL, &exception));
}

int main(void) {
  struct _Unwind_Exception exception;
  memset(&exception, 0, sizeof exception);
  look("none", NULL);
  look("foreign", &exception);
  exception.exception_class = UINT64_C(0x4445465243000000);
  look("copy", &exception);
  memset(&exception, 0xff, sizeof exception);
  look("damaged", &exception);
}

// OUT: none: 0 1 0, 0, 0
// OUT: foreign: 0 1 0, 0, 0
// OUT: copy: 0 1 0, 0, 0
// OUT: damaged: 0 1 0, 0, 0
