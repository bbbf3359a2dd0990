// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that recovers returns the value that its defer_result variable has
// then: zero if it has none yet, what the function or a `return` stored, or what
// a deferred statement made of it.
// RUN: %run_panic %s -fplugin-arg-defer-warn=no-redundant

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((noinline)) static void boom(int x) {
  if (x)
    panic(x);
}

static void show(const char *what, int x) { printf("%s %d\n", what, x); }

// Leaves bytes on the stack that are not zero.
__attribute__((noinline)) static void spoil(void) {
  volatile unsigned char bytes[2000];
  for (int i = 0; i < 2000; i++)
    bytes[i] = 0x5a;
  (void)bytes[0];
}

static int never_set(void) {
  DEFER_RESULT int x;
  defer recover();
  boom(1);
  return 5;
}
// OUT: never_set 0

static int initialised(void) {
  DEFER_RESULT int x = 3;
  defer recover();
  boom(1);
  return 5;
}
// OUT: initialised 3

static int stored(int n) {
  DEFER_RESULT int x = 1;
  defer recover();
  x = 2;
  boom(n == 0);
  x = 3;
  boom(n == 1);
  return x + 1;
}
// OUT: stored 2
// OUT: stored 3
// OUT: stored 4

static int set_by_deferred(int n) {
  DEFER_RESULT int x;
  defer {
    const defer_value *value = recover();
    if (value)
      x = -(int)value->integer;
  }
  boom(n);
  return 5;
}
// OUT: set_by_deferred 5
// OUT: set_by_deferred -7

static int cooperate(void) {
  DEFER_RESULT int x;
  defer x++;
  defer {
    recover();
    x = 10;
  }
  boom(1);
  return 5;
}
// OUT: cooperate 11

static int after_return(int n) {
  DEFER_RESULT int x;
  defer recover();
  defer boom(n);
  defer x += 10;
  return 5;
}
// OUT: after_return 15
// OUT: after_return 15

static int operand(int n) {
  boom(n);
  return 20;
}
// The call in the operand panics: nothing is stored.
static int operand_panics(int n) {
  DEFER_RESULT int x = 4;
  defer recover();
  return operand(n);
}
// OUT: operand_panics 20
// OUT: operand_panics 4

static int by_pointer(int n) {
  DEFER_RESULT int x = 0;
  int *place = &x;
  defer recover();
  *place = 6;
  boom(n);
  *place = 7;
  return *place;
}
// OUT: by_pointer 7
// OUT: by_pointer 6

static int in_loop(int n) {
  DEFER_RESULT int x = 0;
  defer recover();
  for (;;) {
    defer x += 100;
    x++;
    boom(x % 100 == n);
  }
}
// OUT: in_loop 303

static int inner_blocks(int n) {
  DEFER_RESULT int x = 1;
  {
    defer {
      if (recover())
        x += 1000;
    }
    x++;
    {
      defer x += 10;
      boom(n);
      x++;
    }
    x += 100;
  }
  x += 10000;
  return x;
}
// OUT: inner_blocks 10113
// OUT: inner_blocks 1012

static void recovers(int *place) {
  if (recover())
    *place = 40;
}
static int called_function(int n) {
  DEFER_RESULT int x;
  defer recovers(&x);
  boom(n);
  return 5;
}
// OUT: called_function 5
// OUT: called_function 40

static int replaced(void) {
  DEFER_RESULT int x;
  defer {
    const defer_value *value = recover();
    x = (int)value->integer + x;
  }
  defer {
    x = 100;
    boom(2);
  }
  boom(1);
  return 5;
}
// OUT: replaced 102

static int again(int n) {
  DEFER_RESULT int x = n;
  defer {
    const defer_value *value = recover();
    if (value) {
      x = -1;
      panic(value);
    }
  }
  boom(n);
  return 5;
}
static int outer_of_again(int n) {
  DEFER_RESULT int y = 9;
  defer recover();
  y = again(n);
  return y;
}
// OUT: outer_of_again 5
// OUT: outer_of_again 9

static int nested_recovery(int n) {
  DEFER_RESULT int x = 1;
  defer {
    {
      defer {
        if (recover())
          x += 10;
      }
      boom(n);
      x += 100;
    }
    x += 1000;
  }
  return 2;
}
// OUT: nested_recovery 1102
// OUT: nested_recovery 12

static int volatile_result(int n) {
  DEFER_RESULT volatile int x;
  defer recover();
  boom(n == 1);
  x = 8;
  boom(n == 2);
  return 9;
}
// OUT: volatile_result 9
// OUT: volatile_result 0
// OUT: volatile_result 8

static int register_result(int n) {
  DEFER_RESULT register int x;
  defer recover();
  boom(n == 1);
  x = 8;
  boom(n == 2);
  return 9;
}
// OUT: register_result 9
// OUT: register_result 0
// OUT: register_result 8

static int recursive(int n) {
  DEFER_RESULT int x = n;
  defer {
    recover();
    x += n;
  }
  if (n == 0)
    panic("end");
  return recursive(n - 1) + 1;
}
// OUT: recursive 9

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wreturn-type"
static int falls_off(int n) {
  DEFER_RESULT int x;
  defer {
    if (recover())
      x++;
  }
  x = 3;
  boom(n);
  x = 5;
}
#pragma GCC diagnostic pop
// OUT: falls_off 5
// OUT: falls_off 4

// Every class: zero at a panic before anything was stored, the first value once
// it is, the second one if the deferred statement changes it.
#define CLASS(name, type, first, second, equal)                                \
  __attribute__((noinline)) static type name##_try(int way) {                  \
    DEFER_RESULT type x;                                                       \
    defer {                                                                    \
      recover();                                                               \
      if (way > 2)                                                             \
        x = second;                                                            \
    }                                                                          \
    defer boom(way == 2 || way == 4);                                          \
    boom(way == 0);                                                            \
    x = first;                                                                 \
    boom(way == 1);                                                            \
    return first;                                                              \
  }                                                                            \
  static void name##_check(void) {                                             \
    type expected[3];                                                          \
    memset(&expected[0], 0, sizeof expected[0]);                               \
    expected[1] = first;                                                       \
    expected[2] = second;                                                      \
    int good = 0;                                                              \
    for (int way = 0; way < 5; way++) {                                        \
      static const char which[] = "01122";                                     \
      spoil();                                                                 \
      type result = name##_try(way);                                           \
      good += equal(result, expected[which[way] - '0']);                       \
    }                                                                          \
    printf("%s %d\n", #name, good);                                            \
  }
#define EQUAL_NUMBER(a, b) ((a) == (b))
#define EQUAL_BYTES(a, b) (memcmp(&(a), &(b), sizeof(a)) == 0)

enum color { RED, GREEN = 5, BLUE = -7 };
struct one {
  char bytes[1];
};
struct three {
  char bytes[3];
};
struct twelve {
  int values[3];
};
struct mixed {
  double x;
  long y;
};
struct floats {
  float x, y;
};
struct large {
  long values[30];
};
union both {
  char bytes[24];
  double d;
};
typedef const char *text;
typedef int vector __attribute__((vector_size(16)));

CLASS(bool_, _Bool, 1, 0, EQUAL_NUMBER)
CLASS(char_, signed char, -3, 4, EQUAL_NUMBER)
CLASS(short_, unsigned short, 65535, 2, EQUAL_NUMBER)
CLASS(long_, long, -(1L << 40), 1, EQUAL_NUMBER)
CLASS(int128, __int128, (__int128)3 << 90, -1, EQUAL_NUMBER)
CLASS(enum_, enum color, GREEN, BLUE, EQUAL_NUMBER)
CLASS(pointer, text, "first", NULL, EQUAL_NUMBER)
CLASS(float_, float, 1.5f, 2.5f, EQUAL_NUMBER)
CLASS(double_, double, 1.25, -2.5, EQUAL_NUMBER)
CLASS(ldouble, long double, 1.25L, -2.5L, EQUAL_NUMBER)
CLASS(complex_, double _Complex, 1.25, -2.5, EQUAL_NUMBER)
CLASS(lcomplex, long double _Complex, 1.25L, -2.5L, EQUAL_NUMBER)
CLASS(vector_, vector, ((vector){1, 2, 3, 4}), ((vector){5, 6, 7, 8}),
      EQUAL_BYTES)
CLASS(one, struct one, ((struct one){{1}}), ((struct one){{2}}), EQUAL_BYTES)
CLASS(three, struct three, ((struct three){{1, 2, 3}}),
      ((struct three){{4, 5, 6}}), EQUAL_BYTES)
CLASS(twelve, struct twelve, ((struct twelve){{1, 2, 3}}),
      ((struct twelve){{4, 5, 6}}), EQUAL_BYTES)
CLASS(mixed, struct mixed, ((struct mixed){1, 2}), ((struct mixed){3, 4}),
      EQUAL_BYTES)
CLASS(floats, struct floats, ((struct floats){1, 2}), ((struct floats){3, 4}),
      EQUAL_BYTES)
CLASS(large, struct large, ((struct large){{1, 2, 3}}),
      ((struct large){{[29] = 9}}), EQUAL_BYTES)
CLASS(both, union both, ((union both){.bytes = "a text of some bytes"}),
      ((union both){.bytes = "b"}), EQUAL_BYTES)
// OUT: bool_ 5
// OUT: char_ 5
// OUT: short_ 5
// OUT: long_ 5
// OUT: int128 5
// OUT: enum_ 5
// OUT: pointer 5
// OUT: float_ 5
// OUT: double_ 5
// OUT: ldouble 5
// OUT: complex_ 5
// OUT: lcomplex 5
// OUT: vector_ 5
// OUT: one 5
// OUT: three 5
// OUT: twelve 5
// OUT: mixed 5
// OUT: floats 5
// OUT: large 5
// OUT: both 5

// The destination is stored to when the function has returned, not before.
static struct large kept = {{1, 2, 3}};
static struct large half_done(int n) {
  DEFER_RESULT struct large x;
  defer {
    if (recover())
      x = kept;
  }
  x.values[0] = 50;
  boom(n);
  return x;
}
static void assigns(void) {
  kept = half_done(1);
  printf("kept %ld %ld %ld\n", kept.values[0], kept.values[1], kept.values[2]);
  defer {
    recover();
    printf("not assigned %ld\n", kept.values[0]);
  }
  kept = (boom(2), half_done(0));
}
// OUT: kept 1 2 3
// OUT: not assigned 1

int main(void) {
  spoil();
  show("never_set", never_set());
  show("initialised", initialised());
  for (int n = 0; n < 3; n++)
    show("stored", stored(n));
  for (int n = 0; n < 8; n += 7)
    show("set_by_deferred", set_by_deferred(n));
  show("cooperate", cooperate());
  for (int n = 0; n < 2; n++)
    show("after_return", after_return(n));
  for (int n = 0; n < 2; n++)
    show("operand_panics", operand_panics(n));
  for (int n = 0; n < 2; n++)
    show("by_pointer", by_pointer(n));
  show("in_loop", in_loop(3));
  for (int n = 0; n < 2; n++)
    show("inner_blocks", inner_blocks(n));
  for (int n = 0; n < 2; n++)
    show("called_function", called_function(n));
  show("replaced", replaced());
  for (int n = 0; n < 2; n++)
    show("outer_of_again", outer_of_again(n));
  for (int n = 0; n < 2; n++)
    show("nested_recovery", nested_recovery(n));
  for (int n = 0; n < 3; n++)
    show("volatile_result", volatile_result(n));
  for (int n = 0; n < 3; n++)
    show("register_result", register_result(n));
  show("recursive", recursive(3));
  for (int n = 0; n < 2; n++)
    show("falls_off", falls_off(n));
  bool__check();
  char__check();
  short__check();
  long__check();
  int128_check();
  enum__check();
  pointer_check();
  float__check();
  double__check();
  ldouble_check();
  complex__check();
  lcomplex_check();
  vector__check();
  one_check();
  three_check();
  twelve_check();
  mixed_check();
  floats_check();
  large_check();
  both_check();
  assigns();
}
