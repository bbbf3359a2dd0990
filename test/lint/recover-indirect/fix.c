// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the fix makes of the braces; where it does not, the finding is left.
// RUN: %check_lint recover-indirect %s --run -Wl,%libdefer
// BEFORE: outer: first
// BEFORE: outer: second
// OUT: first: recovered
// OUT: outer: second

#include <defer.h>
#include <stdio.h>

static void report(const char *what) {
  if (recover()) // expected-note 2 {{the 'recover()' is here}}
    printf("%s: recovered\n", what);
}

static void outer(void (*call)(void)) {
  defer {
    const defer_value *value = recover();
    if (value)
      printf("outer: %s\n", value->text);
  }
  call();
}

static void first(void) {
  defer { report("first"); } // expected-warning {{'report' is called by the deferred statement, so that its 'recover()' returns NULL}}
  panic("first");
}

// Early, it would print another text.
static void second(void) {
  const char *what = "before";
  defer { report(what); } // expected-warning {{'report' is called by the deferred statement, so that its 'recover()' returns NULL}} // LEFT
  what = "after";
  panic("second");
}

int main(void) {
  outer(first);
  outer(second);
}
