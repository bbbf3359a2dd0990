// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `_Defer_function recover();` does nothing, also where recover() is called
// beside it: GCC crashed, with the call gone from the registration.
// RUN: %run_panic %s -fplugin-arg-defer-warn=none

#include <defer.h>
#include <stdio.h>

static void show(const char *where, const defer_value *value) {
  printf("%s: %s\n", where, value ? value->text : "nothing");
}

static void beside(void) {
  show("beside", recover());
  defer_function recover();
}

static void in_deferred(int a) {
  defer {
    show("in S", recover());
    defer_function recover();
  }
  if (a)
    panic("one");
}

static void repeatedly(void) {
  defer beside();
  for (int i = 0; i < 3; i++)
    defer_function recover();
  panic("two");
}

int main(void) {
  beside();
  in_deferred(0);
  in_deferred(1);
  repeatedly();
}

// OUT: beside: nothing
// OUT: in S: nothing
// OUT: in S: one
// OUT: beside: two
