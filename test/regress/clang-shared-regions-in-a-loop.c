// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The region of a `defer` that holds one shared by its sites has an edge to where
// that one goes on unwinding, and there another shared region may lead around the
// loop and back: Clang's plugin took the region for one that runs itself again.
// RUN: %run_panic %s -fplugin-arg-defer-warn=none

#include <defer.h>
#include <stdio.h>

static int steps;

static int step(const char *what); // might recover, as far as is known here
static void clean(int *p);

static void loop(int last, int fails) {
  for (;;) {
    defer {
      defer {
        defer step("innermost");
      }
    }
    defer {
      defer {
        while (step("again") % 2) {
          __attribute__((cleanup(clean), unused)) int c = steps;
          if (step("body") > last)
            break;
        }
      }
      if (step("second") >= fails)
        panic("fails");
    }
    if (step("end") >= last)
      break;
  }
}

static void caller(int last, int fails) {
  defer {
    const defer_value *v = recover();
    if (v)
      printf("recovered %s\n", v->text);
  }
  steps = 0;
  loop(last, fails);
}

static int step(const char *what) {
  printf("%s\n", what);
  return ++steps;
}

static void clean(int *p) { printf("clean %d\n", *p); }

int main(void) {
  caller(3, 100);
  puts("--");
  caller(3, 2);
}

// OUT: end
// OUT: second
// OUT: again
// OUT: body
// OUT: clean 3
// OUT: innermost
// OUT: end
// OUT: second
// OUT: again
// OUT: innermost
// OUT: --
// OUT: end
// OUT: second
// OUT: again
// OUT: body
// OUT: clean 3
// OUT: innermost
// OUT: recovered fails
