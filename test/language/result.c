// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable with defer_result is the result of its function: `return e;` stores
// e there, the deferred statements run and may change it, and the function
// returns what it is then. result-exits.c has the ways out of a function.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-redundant,no-late-change

#include <complex.h>
#include <defer.h>
#include <stdio.h>
#include <string.h>

#define EQUAL_NUMBER(a, b) ((a) == (b))
#define EQUAL_BYTES(a, b) (memcmp(&(a), &(b), sizeof(a)) == 0)
#define EQUAL_ALWAYS(a, b) ((void)(a), (void)(b), 1)

static int runs;

// For one type: the result is left alone, is changed by one and by several
// deferred statements, is the variable itself, is in a register or volatile,
// comes from inner blocks, and from a function without deferred statements.
#define CLASS(name, type, first_value, second_value, equal)                    \
  static type name##_first(void) { return first_value; }                       \
  static type name##_second(void) { return second_value; }                     \
  static type name##_kept(void) {                                              \
    DEFER_RESULT type x;                                                       \
    defer runs++;                                                              \
    return name##_first();                                                     \
  }                                                                            \
  __attribute__((noinline)) static type name##_changed(void) {                 \
    DEFER_RESULT type x;                                                       \
    type first = name##_first();                                               \
    defer {                                                                    \
      runs += equal(x, first);                                                 \
      x = name##_second();                                                     \
    }                                                                          \
    return name##_first();                                                     \
  }                                                                            \
  static type name##_several(int way) {                                        \
    DEFER_RESULT type x = name##_second();                                     \
    type first = name##_first(), second = name##_second();                     \
    defer {                                                                    \
      runs += equal(x, first);                                                 \
      x = second;                                                              \
    }                                                                          \
    defer x = first;                                                           \
    defer {                                                                    \
      runs += way ? equal(x, first) : equal(x, second);                        \
      x = second;                                                              \
    }                                                                          \
    if (way)                                                                   \
      return first;                                                            \
    return x;                                                                  \
  }                                                                            \
  __attribute__((noinline)) static type name##_through(int way) {              \
    __attribute__((__defer_result__)) type x = name##_first();                 \
    type *place = &x;                                                          \
    type second = name##_second();                                             \
    defer runs++;                                                              \
    for (int i = 0;; i++) {                                                    \
      defer {                                                                  \
        if (i == 2)                                                            \
          *place = second;                                                     \
      }                                                                        \
      if (way == i)                                                            \
        return name##_first();                                                 \
    }                                                                          \
  }                                                                            \
  static type name##_qualified(void) {                                         \
    DEFER_RESULT volatile type x;                                              \
    defer x = name##_second();                                                 \
    return name##_first();                                                     \
  }                                                                            \
  static type name##_register(int way) {                                       \
    DEFER_RESULT register type x = name##_first();                             \
    defer {                                                                    \
      if (way)                                                                 \
        x = name##_second();                                                   \
    }                                                                          \
    return x;                                                                  \
  }                                                                            \
  static type name##_plain(int way) {                                          \
    DEFER_RESULT type x = name##_first();                                      \
    if (way)                                                                   \
      return name##_second();                                                  \
    return x;                                                                  \
  }                                                                            \
  static void name##_check(void) {                                             \
    type first = name##_first(), second = name##_second();                     \
    type result[12] = {                                                        \
        name##_kept(),        name##_changed(),   name##_several(0),           \
        name##_several(1),    name##_through(1),  name##_through(2),           \
        name##_qualified(),   name##_register(0), name##_register(1),          \
        name##_plain(0),      name##_plain(1),    name##_changed(),            \
    };                                                                         \
    static const char expected[] = "122212212122";                             \
    (void)name##_changed();                                                    \
    name##_several(1);                                                         \
    int good = 0;                                                              \
    for (int i = 0; i < 12; i++)                                               \
      good += expected[i] == '1' ? equal(result[i], first)                     \
                                 : equal(result[i], second);                   \
    printf("%s %d %d\n", #name, good, runs);                                   \
    runs = 0;                                                                  \
  }

struct empty {};
struct one {
  unsigned char bytes[1];
};
struct three {
  unsigned char bytes[3];
};
struct eight {
  int x, y;
};
struct sixteen {
  long x, y;
};
struct seventeen {
  unsigned char bytes[17];
};
struct large {
  int values[100];
};
struct floats {
  float x, y, z;
};
struct mixed {
  double x;
  long y;
};
struct bits {
  unsigned a : 5, b : 11, c : 16;
};
union both {
  long l;
  double d;
};
union wide {
  char bytes[40];
  long l;
};
enum color { RED, GREEN = 5, BLUE = -7 };
typedef int vector __attribute__((vector_size(16)));
typedef int (*function)(const char *);
typedef int typed;
typedef const char *constant_text;
typedef void *object;

static int zero;
static const char *const texts[] = {"first", "second"};
static struct one many_bytes(int c) { return (struct one){{c}}; }
static struct large many(int value) {
  struct large l;
  for (int i = 0; i < 100; i++)
    l.values[i] = value + i;
  return l;
}
static union wide filled(int c) {
  union wide u;
  memset(&u, c, sizeof u);
  return u;
}

CLASS(int_, int, 1 + zero, 2, EQUAL_NUMBER)
CLASS(unsigned_, unsigned, 1u + zero, -2u, EQUAL_NUMBER)
CLASS(bool_, _Bool, 1 + zero, zero, EQUAL_NUMBER)
CLASS(char_, char, 'a', 'b', EQUAL_NUMBER)
CLASS(schar, signed char, -1, 127, EQUAL_NUMBER)
CLASS(short_, unsigned short, 65535, 1, EQUAL_NUMBER)
CLASS(llong, long long, 1LL << 40, -1, EQUAL_NUMBER)
CLASS(int128, __int128, (__int128)1 << 100, -1, EQUAL_NUMBER)
CLASS(enum_, enum color, GREEN, BLUE, EQUAL_NUMBER)
CLASS(typedef_, typed, 3, 4, EQUAL_NUMBER)
CLASS(pointer, constant_text, texts[zero], texts[1], EQUAL_NUMBER)
CLASS(null, object, &zero, NULL, EQUAL_NUMBER)
CLASS(function_, function, puts, remove, EQUAL_NUMBER)
CLASS(float_, float, 1.5f, -2.5f, EQUAL_NUMBER)
CLASS(double_, double, 1.25, -2.25, EQUAL_NUMBER)
CLASS(ldouble, long double, 1.125L, -2.125L, EQUAL_NUMBER)
CLASS(cfloat, float _Complex, 1.5f + 2 * I, 3, EQUAL_NUMBER)
CLASS(cdouble, double _Complex, 1.5 + 2 * I, 3, EQUAL_NUMBER)
CLASS(cldouble, long double _Complex, 1.5L + 2 * I, 3, EQUAL_NUMBER)
CLASS(vector_, vector, ((vector){1, 2, 3, 4}), ((vector){5, 6, 7, 8}),
      EQUAL_BYTES)
CLASS(empty, struct empty, ((struct empty){}), ((struct empty){}), EQUAL_ALWAYS)
CLASS(one, struct one, many_bytes(1), many_bytes(2), EQUAL_BYTES)
CLASS(three, struct three, ((struct three){{1, 2, 3}}),
      ((struct three){{1, 2, 4}}), EQUAL_BYTES)
CLASS(eight, struct eight, ((struct eight){1, 2}), ((struct eight){3, 2}),
      EQUAL_BYTES)
CLASS(sixteen, struct sixteen, ((struct sixteen){1, 2}),
      ((struct sixteen){1, 3}), EQUAL_BYTES)
CLASS(seventeen, struct seventeen, ((struct seventeen){{1}}),
      ((struct seventeen){{[16] = 1}}), EQUAL_BYTES)
CLASS(large, struct large, many(1), many(2), EQUAL_BYTES)
CLASS(floats, struct floats, ((struct floats){1, 2, 3}),
      ((struct floats){1, 2, 4}), EQUAL_BYTES)
CLASS(mixed, struct mixed, ((struct mixed){1, 2}), ((struct mixed){1, 3}),
      EQUAL_BYTES)
CLASS(bits, struct bits, ((struct bits){1, 2, 3}), ((struct bits){1, 3, 3}),
      EQUAL_BYTES)
CLASS(both, union both, ((union both){.l = 1}), ((union both){.d = 2}),
      EQUAL_BYTES)
CLASS(wide, union wide, filled(1), filled(2), EQUAL_BYTES)

// Widths and types that not every version has.
#ifdef __BITINT_MAXWIDTH__
typedef _BitInt(7) seven;
typedef _BitInt(100) hundred;
#else
typedef signed char seven;
typedef __int128 hundred;
#endif
#ifdef __SIZEOF_FLOAT128__
typedef __float128 quadruple;
#else
typedef long double quadruple;
#endif
CLASS(bitint7, seven, -60, 60, EQUAL_NUMBER)
CLASS(bitint100, hundred, (hundred)1 << 90, -1, EQUAL_NUMBER)
CLASS(float128, quadruple, 1.5, 2.5, EQUAL_NUMBER)

int main(void) {
  int__check();
  unsigned__check();
  bool__check();
  char__check();
  schar_check();
  short__check();
  llong_check();
  int128_check();
  enum__check();
  typedef__check();
  pointer_check();
  null_check();
  function__check();
  float__check();
  double__check();
  ldouble_check();
  cfloat_check();
  cdouble_check();
  cldouble_check();
  vector__check();
  empty_check();
  one_check();
  three_check();
  eight_check();
  sixteen_check();
  seventeen_check();
  large_check();
  floats_check();
  mixed_check();
  bits_check();
  both_check();
  wide_check();
  bitint7_check();
  bitint100_check();
  float128_check();
}

// OUT: int_ 12 12
// OUT: unsigned_ 12 12
// OUT: bool_ 12 12
// OUT: char_ 12 12
// OUT: schar 12 12
// OUT: short_ 12 12
// OUT: llong 12 12
// OUT: int128 12 12
// OUT: enum_ 12 12
// OUT: typedef_ 12 12
// OUT: pointer 12 12
// OUT: null 12 12
// OUT: function_ 12 12
// OUT: float_ 12 12
// OUT: double_ 12 12
// OUT: ldouble 12 12
// OUT: cfloat 12 12
// OUT: cdouble 12 12
// OUT: cldouble 12 12
// OUT: vector_ 12 12
// OUT: empty 12 12
// OUT: one 12 12
// OUT: three 12 12
// OUT: eight 12 12
// OUT: sixteen 12 12
// OUT: seventeen 12 12
// OUT: large 12 12
// OUT: floats 12 12
// OUT: mixed 12 12
// OUT: bits 12 12
// OUT: both 12 12
// OUT: wide 12 12
// OUT: bitint7 12 12
// OUT: bitint100 12 12
// OUT: float128 12 12
