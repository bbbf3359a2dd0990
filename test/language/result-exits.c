// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every way out of a function with a defer_result variable, and every place of a
// `return`: what the deferred statements see in the variable, and what comes out.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-redundant,no-late-change

#include <defer.h>
#include <stdio.h>
#include <string.h>

static void show(const char *what, int x) { printf("%s %d\n", what, x); }

static int constant(void) {
  DEFER_RESULT int x;
  defer x *= 7;
  return 6;
}
// OUT: constant 42

static int itself(void) {
  DEFER_RESULT int x = 3;
  defer x++;
  x = 4;
  return x;
}
// OUT: itself 5

static int parenthesised(int n) {
  DEFER_RESULT int x = n;
  defer x += 100;
  return (x);
}
// OUT: parenthesised 103

static int of_itself(int n) {
  DEFER_RESULT int x = n;
  defer x += 100;
  return x * x + n;
}
// OUT: of_itself 112

static int stored_in_operand(void) {
  DEFER_RESULT int x = 1;
  defer x += 10;
  return x = 5;
}
// OUT: stored_in_operand 15

static int incremented_in_operand(void) {
  DEFER_RESULT int x = 1;
  defer x *= 10;
  return (x += 2, x + 1);
}
// OUT: incremented_in_operand 40

static int set_to(int *place, int value, int result) {
  *place = value;
  return result;
}

static int changed_by_operand(void) {
  DEFER_RESULT int x = 1;
  defer show("x", x);
  defer { show("x", x); }
  return set_to(&x, 8, 9);
}
// OUT: x 9
// OUT: x 1
// OUT: changed_by_operand 9

static int *same(int *place, int value) {
  *place = value;
  return place;
}

static int through_pointer(void) {
  DEFER_RESULT int x = 1;
  defer x++;
  return *same(&x, 20);
}
// OUT: through_pointer 21

static void add(int *place, int n) { *place += n; }

static int pointer_argument(void) {
  DEFER_RESULT int x = 1;
  defer add(&x, 2);
  defer add(&x, x);
  return 10;
}
// OUT: pointer_argument 13

static signed char narrowed(void) {
  DEFER_RESULT signed char x = 0;
  defer show("narrowed to", x);
  defer { show("narrowed to", x); }
  x = 1;
  int wide = 0x105;
  return wide;
}
// OUT: narrowed to 5
// OUT: narrowed to 0
// OUT: narrowed 5

static _Bool truth(int n) {
  DEFER_RESULT _Bool x = 0;
  defer { show("truth", x); }
  return n;
}
// OUT: truth 1
// OUT: truth 1

static double widened(int n) {
  DEFER_RESULT double x;
  defer x /= 2;
  return n;
}
// OUT: widened 3.5

static int several_returns(int way) {
  DEFER_RESULT int x = -1;
  defer x += 1000;
  if (way == 0)
    return 1;
  defer x += 100;
  if (way == 1)
    return 2;
  {
    defer x += 10;
    if (way == 2)
      return 3;
    x = 4;
  }
  if (way == 3)
    return x;
  x = 7;
  return x + 1;
}
// OUT: several_returns 1001
// OUT: several_returns 1102
// OUT: several_returns 1113
// OUT: several_returns 1114
// OUT: several_returns 1108

static int loops(int way) {
  DEFER_RESULT int x = 0;
  defer { show("loops at the end", x); }
  for (int i = 0; i < 4; i++) {
    defer x += i;
    int j = 0;
    while (j < 4) {
      defer x += 10;
      if (i == way && j == 1)
        return 1000;
      if (i == 1)
        break;
      j++;
      if (j == 2)
        continue;
      x += 100;
    }
    do {
      defer x += 10000;
      if (i + 10 == way)
        return 2000;
    } while (0);
  }
  return x;
}
// OUT: loops at the end 1010
// OUT: loops 1010
// OUT: loops at the end 12001
// OUT: loops 12001
// OUT: loops at the end 41036
// OUT: loops 41036

static int jumps(int way) {
  DEFER_RESULT int x = 1;
  int turns = 0;
  {
    defer x *= 2;
  again:
    turns++;
    {
      defer x += 1;
      if (turns < 3)
        goto again;
      if (way == 0)
        goto out;
      if (way == 1)
        return 100;
    }
    x *= 10;
  }
out:
  return x;
}
// OUT: jumps 8
// OUT: jumps 202
// OUT: jumps 80

static int cases(int n) {
  DEFER_RESULT int x = 0;
  defer x += 1000;
  switch (n) {
  case 0: {
    defer x += 1;
    return 10;
  }
  case 1: {
    defer x += 2;
    break;
  }
  case 2: {
    defer x += 3;
    x = 20;
  } /* fall through */
  default:
    return x + n;
  }
  return x + 100;
}
// OUT: cases 1011
// OUT: cases 1102
// OUT: cases 1025
// OUT: cases 1003

static int statement_expressions(int way) {
  DEFER_RESULT int x = 1;
  defer { show("statement_expressions at the end", x); }
  int y = ({
    defer x += 10;
    if (way == 0)
      return 100;
    x + 1;
  });
  x += y * ({
         int z = 0;
         while (!z) {
           defer x += 1000;
           if (way == 1)
             return y;
           z = 2;
         }
         z;
       });
  return x + ({
           defer x = 0;
           x;
         });
}
// OUT: statement_expressions at the end 110
// OUT: statement_expressions 110
// OUT: statement_expressions at the end 1002
// OUT: statement_expressions 1002

static int deferred_in_deferred(void) {
  DEFER_RESULT int x = 0;
  defer {
    defer x *= 2;
    {
      defer x += 1;
      x *= 10;
    }
    x += 5;
  }
  return 3;
}
// OUT: deferred_in_deferred 72

static int factorial(int n) {
  DEFER_RESULT int x = 1;
  defer {
    if (n > 1)
      x *= n;
  }
  if (n > 1)
    return factorial(n - 1);
  return 1;
}
// OUT: factorial 720

static int calls_itself_in_deferred(int n) {
  DEFER_RESULT int x = 0;
  defer {
    if (n > 0)
      x += 10 * calls_itself_in_deferred(n - 1);
  }
  return n;
}
// OUT: calls_itself_in_deferred 123

static void add_ten(int **place) { **place += 10; }

static int cleanup_attribute(int way) {
  DEFER_RESULT int x = 1;
  defer x *= 2;
  __attribute__((unused, cleanup(add_ten))) int *place = &x;
  defer x *= 3;
  if (way)
    return 5;
  return x;
}
// OUT: cleanup_attribute 26
// OUT: cleanup_attribute 50

static int variable_arrays(int n) {
  int before[n];
  DEFER_RESULT int x = 0;
  int after[n];
  before[n - 1] = 1;
  after[n - 1] = 2;
  defer x += before[n - 1] + after[n - 1];
  for (int i = 1;; i++) {
    int inner[i];
    inner[i - 1] = i;
    defer x += 100 * inner[i - 1];
    if (i == n)
      return inner[n - 1] * 10;
  }
}
// OUT: variable_arrays 333

static int volatile_result(int way) {
  DEFER_RESULT volatile int x = 1;
  defer x += 2;
  if (way)
    return x;
  return 10;
}
// OUT: volatile_result 12
// OUT: volatile_result 3

static int register_result(void) {
  DEFER_RESULT register int x;
  defer x--;
  return 10;
}
// OUT: register_result 9

struct large {
  int values[50];
};

static struct large shared = {{1}};

// The caller's variable is not the result before the function has returned.
static struct large from_shared(void) {
  DEFER_RESULT struct large x = {{7}};
  defer {
    x.values[1] = shared.values[0] + 10;
    shared.values[2] = 99;
  }
  struct large copy = shared;
  copy.values[0] += x.values[0];
  return copy;
}
// OUT: from_shared 8 11 0

static struct large *address;

static struct large with_address(struct large *other) {
  DEFER_RESULT struct large x = {{1, 2, 3}};
  address = &x;
  defer {
    address->values[0] += 10;
    other->values[0] = x.values[1];
  }
  x.values[1] = 5;
  return x;
}
// OUT: with_address 11 5 3 5

struct pair {
  int x, y;
};

static struct pair of_parts(int way) {
  DEFER_RESULT struct pair p = {1, 2};
  defer {
    int y = p.y;
    p.y = p.x;
    p.x = y;
  }
  if (way)
    return (struct pair){p.y, p.x + 10};
  return p;
}
// OUT: of_parts 2 1
// OUT: of_parts 11 2

static const char *text(int way) {
  DEFER_RESULT const char *x = "unset";
  defer {
    if (strcmp(x, "bad") == 0)
      x = "replaced";
  }
  if (way == 0)
    return "bad";
  if (way == 1)
    return "good";
  return x;
}
// OUT: replaced
// OUT: good
// OUT: unset

static int two_names(int shadow) {
  DEFER_RESULT int x = 1;
  defer x += 10;
  {
    int x = shadow;
    defer show("inner x", x);
    if (x)
      return x + 1;
  }
  return x + 2;
}
// OUT: inner x 5
// OUT: two_names 16
// OUT: inner x 0
// OUT: two_names 13

static inline int inlined(int n) {
  DEFER_RESULT int x;
  defer x *= 2;
  if (n < 0)
    return -n;
  return n;
}

static int outer(int n) {
  DEFER_RESULT int x = 0;
  defer x += inlined(n);
  return inlined(n + 1) + inlined(-1);
}
// OUT: outer 16

static int behind_declarator(int n) {
  int w = n, x __attribute__((defer_result)), y = n + 1;
  defer x += w + y;
  return 5;
}
// OUT: behind_declarator 12

static int unused(int n) {
  DEFER_RESULT int x;
  defer show("unused", n);
  return n;
}
// OUT: unused 4
// OUT: unused 4

static int never_left(int n) {
  DEFER_RESULT int x;
  defer x++;
  for (;;)
    if (n++ == 5)
      return n;
}
// OUT: never_left 7

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wreturn-type"
static int falls_off(int n) {
  DEFER_RESULT int x = 1;
  defer x += n;
  if (n == 1)
    return 10;
  if (n == 2)
    x = 5;
}
// OUT: falls_off 1
// OUT: falls_off 11
// OUT: falls_off 7

static struct large structure_falls_off(int n) {
  DEFER_RESULT struct large x = {{1}};
  {
    defer x.values[1] = n;
    if (n)
      goto out;
    x.values[0] = 2;
  }
  x.values[2] = 3;
out:;
}
#pragma GCC diagnostic pop
// OUT: structure_falls_off 2 0 3
// OUT: structure_falls_off 1 5 0

int main(void) {
  show("constant", constant());
  show("itself", itself());
  show("parenthesised", parenthesised(3));
  show("of_itself", of_itself(3));
  show("stored_in_operand", stored_in_operand());
  show("incremented_in_operand", incremented_in_operand());
  show("changed_by_operand", changed_by_operand());
  show("through_pointer", through_pointer());
  show("pointer_argument", pointer_argument());
  show("narrowed", narrowed());
  show("truth", truth(256));
  printf("widened %.1f\n", widened(7));
  for (int way = 0; way < 5; way++)
    show("several_returns", several_returns(way));
  show("loops", loops(0));
  show("loops", loops(11));
  show("loops", loops(9));
  for (int way = 0; way < 3; way++)
    show("jumps", jumps(way));
  for (int n = 0; n < 4; n++)
    show("cases", cases(n));
  for (int way = 0; way < 2; way++)
    show("statement_expressions", statement_expressions(way));
  show("deferred_in_deferred", deferred_in_deferred());
  show("factorial", factorial(6));
  show("calls_itself_in_deferred", calls_itself_in_deferred(3));
  for (int way = 0; way < 2; way++)
    show("cleanup_attribute", cleanup_attribute(way));
  show("variable_arrays", variable_arrays(3));
  for (int way = 0; way < 2; way++)
    show("volatile_result", volatile_result(way));
  show("register_result", register_result());
  shared = from_shared();
  printf("from_shared %d %d %d\n", shared.values[0], shared.values[1],
         shared.values[2]);
  struct large other, result = with_address(&other);
  printf("with_address %d %d %d %d\n", result.values[0], result.values[1],
         result.values[2], other.values[0]);
  for (int way = 0; way < 2; way++) {
    struct pair p = of_parts(way);
    printf("of_parts %d %d\n", p.x, p.y);
  }
  for (int way = 0; way < 3; way++)
    puts(text(way));
  show("two_names", two_names(5));
  show("two_names", two_names(0));
  show("outer", outer(3));
  show("behind_declarator", behind_declarator(3));
  show("unused", unused(4));
  show("never_left", never_left(0));
  for (int n = 0; n < 3; n++)
    show("falls_off", falls_off(n));
  for (int n = 0; n < 6; n += 5) {
    struct large l = structure_falls_off(n);
    printf("structure_falls_off %d %d %d\n", l.values[0], l.values[1],
           l.values[2]);
  }
}
