// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement that has deferred statements of its own runs them at its
// own end, at every exit of the function.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-redundant

#include <stdio.h>

static int arithmetic(void) {
  int r = 0;
  {
    defer {
      defer {
        r *= 4;
      }
      r *= 2;
      defer {
        r += 3;
      }
    }
    defer r += 1;
  }
  return r;
}

static void three_deep(int way) {
  for (int i = 0; i < 2; i++) {
    defer {
      defer {
        defer printf("3:%d ", i);
        printf("2:%d ", i);
      }
      printf("1:%d ", i);
    }
    if (way == 0)
      continue;
    if (way == 1)
      break;
    if (way == 2)
      return (void)puts("returns");
    printf("0:%d ", i);
  }
  puts("falls off");
}

static void exits_inside(int n) {
  defer {
    for (int i = 0; i < n; i++) {
      defer printf("%d ", i);
      if (i == 0)
        continue;
      if (i == 2)
        break;
      printf("body ");
    }
    puts("end");
  }
  n++;
}

static void conditional(int x) {
  defer if (x) {
    defer puts("true, at the end");
    puts("true");
  }
  else {
    defer puts("false, at the end");
    puts("false");
  }
  x = !x;
}

int main(void) {
  printf("%d\n", arithmetic());
  for (int way = 0; way < 4; way++)
    three_deep(way);
  exits_inside(3);
  conditional(0);
  conditional(1);
}

// OUT: 20
// OUT: 1:0 2:0 3:0 1:1 2:1 3:1 falls off
// OUT: 1:0 2:0 3:0 falls off
// OUT: returns
// OUT: 1:0 2:0 3:0 0:0 1:0 2:0 3:0 0:1 1:1 2:1 3:1 falls off
// OUT: 0 body 1 2 end
// OUT: true
// OUT: true, at the end
// OUT: false
// OUT: false, at the end
