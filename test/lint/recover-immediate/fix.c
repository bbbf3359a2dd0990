// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the fix makes of the call form: it recovers.
// RUN: %check_lint recover-immediate %s --run -Wl,%libdefer
// BEFORE: (none)
// BEFORE: run: (none)
// BEFORE: main: third
// OUT: first
// OUT: run: second
// OUT: main: third

#include <defer.h>
#include <stdio.h>

static void print(const defer_value *value) {
  puts(value ? value->text : "(none)");
}

static void print_at(const char *place, const defer_value *value) {
  printf("%s: %s\n", place, value ? value->text : "(none)");
}

static void outer(void (*call)(void)) {
  defer {
    if (recover())
      fflush(stdout);
  }
  call();
}

static void first(void) {
  defer print(recover()); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  panic("first");
}

static void second(void) {
  const char *place = "run";
  defer print_at(place, recover()); // expected-warning {{'recover()' is evaluated here, not when the deferred call runs; put the call in braces}} expected-note {{it returns NULL}}
  panic("second");
}

static void third(void) {
  defer { print_at("main", recover()); }
  panic("third");
}

int main(void) {
  outer(first);
  outer(second);
  outer(third);
}
