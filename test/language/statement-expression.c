// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The value of a statement expression is fixed before the statements that are
// deferred in it run; leaving it in any other way runs them, too.
// RUN: %run_levels %s

#include <stdio.h>

struct large {
  int a[10];
};

static int value(void) {
  return ({
    int x = 1;
    defer x = 100;
    x + 1;
  });
}

static struct large aggregate(void) {
  struct large s = ({
    struct large t = {{3, 4}};
    defer t.a[0] = 300;
    t;
  });
  return s;
}

static void no_value(void) {
  ({
    defer puts("at the end of the statement expression");
    (void)puts("in it");
  });
  puts("after it");
}

static int left(int way) {
  defer printf("function ");
  for (int i = 0; i < 2; i++) {
    defer printf("loop %d ", i);
    int x = 1 + ({
              defer printf("expression ");
              if (way == 0)
                return 10;
              if (way == 1)
                break;
              if (way == 2)
                continue;
              if (way == 3)
                goto out;
              i + 1;
            });
    printf("x %d ", x);
  }
  printf("through ");
out:
  return 20;
}

static int show(int x) {
  printf("show %d; ", x);
  return x;
}

static int in_arguments(void) {
  int n = 1;
  defer { printf("n %d; ", n); }
  return show(({
    defer n = 5;
    n + 1;
  }));
}

static int in_condition(int n) {
  int turns = 0;
  while (({
    defer n--;
    n;
  }))
    turns++;
  printf("n %d, ", n);
  return turns;
}

static void in_deferred(void) {
  int x = 2;
  defer {
    printf("deferred %d\n", ({
             int y = x;
             defer y = 0;
             y *= 2;
             y;
           }));
  }
  x = 8;
}

static int nested(void) {
  int log = 0;
  int x = ({
    defer log = log * 10 + 1;
    ({
      defer log = log * 10 + 2;
      log + 7;
    });
  });
  return x * 100 + log;
}

int main(void) {
  printf("%d\n", value());
  struct large s = aggregate();
  printf("%d %d\n", s.a[0], s.a[1]);
  no_value();
  for (int way = 0; way < 5; way++)
    printf("= %d\n", left(way));
  printf("%d\n", in_arguments());
  printf("turns %d\n", in_condition(3));
  in_deferred();
  printf("%d\n", nested());
}

// OUT: 2
// OUT: 3 4
// OUT: in it
// OUT: at the end of the statement expression
// OUT: after it
// OUT: expression loop 0 function = 10
// OUT: expression loop 0 through function = 20
// OUT: expression loop 0 expression loop 1 through function = 20
// OUT: expression loop 0 function = 20
// OUT: expression x 2 loop 0 expression x 3 loop 1 through function = 20
// OUT: show 2; n 5; 2
// OUT: n -1, turns 3
// OUT: deferred 16
// OUT: 721
