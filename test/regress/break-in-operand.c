// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A 'break' in an operand that is evaluated in front of the 'defer', with no
// loop around, crashed GCC, whose parser had taken the loop that the keyword
// expands to for its target.
// REQUIRES: gcc
// RUN: %verify %s -fplugin-arg-defer-args=eager

int f(int);

void breaks(void) {
  defer f(({
    break; // expected-error {{'break' leaves a deferred statement}}
    1;
  }));
  f(2);
}

void continues(int n) {
  switch (n) {
  case 1: {
    _Defer_function f(({
      continue; // expected-error {{'continue' leaves a deferred statement}}
      1;
    }));
    f(2);
  }
  }
}

int good(int n) {
  for (int i = 0; i < n; i++) {
    _Defer_function f(({
      if (i == 3)
        break;
      if (i == 1)
        continue;
      i;
    }));
  }
  return 2;
}
