// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A recover() whose value nobody looks at.
// RUN: %check_lint recover-dropped %s

#include <defer.h>
#include <stdio.h>

void work(void);

void by_itself(void) {
  defer recover(); // expected-warning {{the value of 'recover()' is dropped, and with it what has failed}}
  work();
}

void in_braces(FILE *file) {
  defer {
    fclose(file);
    recover(); // expected-warning {{the value of 'recover()' is dropped, and with it what has failed}}
  }
  work();
}

void cast(void) {
  defer { (void)recover(); } // expected-warning {{the value of 'recover()' is dropped, and with it what has failed}}
  work();
}

static void forget(void) {
  recover(); // expected-warning {{the value of 'recover()' is dropped, and with it what has failed}}
}

void forgets(void) {
  defer forget();
  work();
}
