// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What an error is: a negative number, a null pointer, `false`, or what
// defer_error says; values of other types are none.
// RUN: %run_levels %s -fplugin-arg-defer-warn=no-never
// RUN: %run_levels --panic off %s -fplugin-arg-defer-warn=no-never -funsigned-char

#include <complex.h>
#include <defer.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>

static int ran;

#define FUNCTION(name, type)                                                   \
  static type name(type value) {                                               \
    errdefer ran++;                                                            \
    return value;                                                              \
  }                                                                            \
  static type name##_variable(type value) {                                    \
    DEFER_RESULT type x = value;                                               \
    errdefer ran += 10;                                                        \
    return x;                                                                  \
  }

// 0 where no error was seen, 11 where one was, with and without a variable.
#define TRY(name, value)                                                       \
  ({                                                                           \
    ran = 0;                                                                   \
    (void)name(value);                                                         \
    (void)name##_variable(value);                                              \
    ran;                                                                       \
  })

enum color { RED, GREEN };
enum status { GOOD, BAD = -1 };
enum __attribute__((packed)) small_status { SMALL_GOOD, SMALL_BAD = -1 };
struct pair {
  int x, y;
};
union both {
  int x;
  float y;
};
typedef int (*function)(const char *);
typedef void *object;
typedef int vector __attribute__((vector_size(16)));
typedef int status_number;

FUNCTION(plain_char, char)
FUNCTION(signed_char, signed char)
FUNCTION(short_, short)
FUNCTION(int_, int)
FUNCTION(long_, long)
FUNCTION(long_long, long long)
FUNCTION(int128, __int128)
FUNCTION(status_, enum status)
FUNCTION(small_status_, enum small_status)
FUNCTION(typedef_, status_number)
FUNCTION(ssize, intmax_t)
FUNCTION(bool_, _Bool)
FUNCTION(object_, object)
FUNCTION(function_, function)

FUNCTION(unsigned_char, unsigned char)
FUNCTION(unsigned_short, unsigned short)
FUNCTION(unsigned_, unsigned)
FUNCTION(unsigned_long, unsigned long)
FUNCTION(unsigned_int128, unsigned __int128)
FUNCTION(color_, enum color)
FUNCTION(float_, float)
FUNCTION(double_, double)
FUNCTION(long_double, long double)
FUNCTION(complex_, double _Complex)
FUNCTION(vector_, vector)
FUNCTION(pair_, struct pair)
FUNCTION(union_, union both)

#ifdef __BITINT_MAXWIDTH__
typedef _BitInt(37) odd;
#else
typedef long odd;
#endif
FUNCTION(odd_, odd)

static void defaults(void) {
  // The kind of `char` is the target's, or -funsigned-char's.
  printf("char %d %d %d\n", TRY(plain_char, (char)-1) == (CHAR_MIN < 0 ? 11 : 0),
         TRY(plain_char, 0), TRY(plain_char, 127));
  printf("signed char %d %d %d\n", TRY(signed_char, -128), TRY(signed_char, 0),
         TRY(signed_char, 127));
  printf("short %d %d\n", TRY(short_, -1), TRY(short_, 1));
  printf("int %d %d %d %d\n", TRY(int_, INT_MIN), TRY(int_, -1), TRY(int_, 0),
         TRY(int_, INT_MAX));
  printf("long %d %d\n", TRY(long_, LONG_MIN), TRY(long_, LONG_MAX));
  printf("long long %d %d\n", TRY(long_long, -1), TRY(long_long, 1LL << 40));
  printf("__int128 %d %d %d\n", TRY(int128, -1), TRY(int128, -((__int128)1 << 90)),
         TRY(int128, (__int128)1 << 90));
  printf("enum %d %d %d %d\n", TRY(status_, BAD), TRY(status_, GOOD),
         TRY(small_status_, SMALL_BAD), TRY(small_status_, SMALL_GOOD));
  printf("typedef %d %d %d %d\n", TRY(typedef_, -1), TRY(typedef_, 0),
         TRY(ssize, -1), TRY(ssize, 0));
  printf("bool %d %d\n", TRY(bool_, 0), TRY(bool_, 1));
  printf("pointer %d %d %d %d\n", TRY(object_, NULL), TRY(object_, &ran),
         TRY(object_, (object)-1), TRY(object_, (object)1));
  printf("function %d %d\n", TRY(function_, NULL), TRY(function_, puts));
  printf("odd %d %d\n", TRY(odd_, -1), TRY(odd_, 1));
}
// OUT: char 1 0 0
// OUT: signed char 11 0 0
// OUT: short 11 0
// OUT: int 11 11 0 0
// OUT: long 11 0
// OUT: long long 11 0
// OUT: __int128 11 11 0
// OUT: enum 11 0 11 0
// OUT: typedef 11 0 11 0
// OUT: bool 11 0
// OUT: pointer 11 0 0 0
// OUT: function 11 0
// OUT: odd 11 0

static void never(void) {
  printf("unsigned %d %d %d %d %d %d\n", TRY(unsigned_char, 255),
         TRY(unsigned_short, 65535), TRY(unsigned_, -1u),
         TRY(unsigned_long, -1ul), TRY(unsigned_int128, -(unsigned __int128)1),
         TRY(unsigned_, 0));
  printf("enum %d %d\n", TRY(color_, RED), TRY(color_, GREEN));
  printf("floating %d %d %d %d %d\n", TRY(float_, -1), TRY(double_, -1),
         TRY(long_double, -1), TRY(complex_, -1), TRY(double_, 0));
  printf("others %d %d %d\n", TRY(vector_, ((vector){-1, -1, -1, -1})),
         TRY(pair_, ((struct pair){-1, -1})), TRY(union_, ((union both){-1})));
}
// OUT: unsigned 0 0 0 0 0 0
// OUT: enum 0 0
// OUT: floating 0 0 0 0 0
// OUT: others 0 0 0

// A range takes the place of the default. The attribute stands on the
// definition, and on an earlier declaration.
#define RANGE(name, type, low, high)                                           \
  DEFER_ERROR(low, high) static type name(type value) {                        \
    errdefer ran++;                                                            \
    return value;                                                              \
  }                                                                            \
  static type name##_variable(type) DEFER_ERROR(low, high);                    \
  static type name##_variable(type value) {                                    \
    DEFER_RESULT type x = value;                                               \
    errdefer ran += 10;                                                        \
    return x;                                                                  \
  }

enum { LOW = 3, HIGH = LOW + 4 };

RANGE(positive, int, 1, 100)
RANGE(constants, int, LOW, HIGH)
RANGE(one_value, int, -1, -1)
RANGE(all_values, int, INT_MIN, INT_MAX)
RANGE(wider, signed char, 100, 1000)
RANGE(beyond, signed char, 200, 300)
RANGE(around_zero, long, -5, 5)
RANGE(not_zero, long long, 1, LLONG_MAX)
RANGE(unsigned_range, unsigned, 10, 20)
RANGE(unsigned_top, unsigned, 0xfffff001, 0xffffffff)
RANGE(unsigned_negative, unsigned, -4095, -1)
RANGE(unsigned_from_below, unsigned, -10, 10)
RANGE(long_top, unsigned long, 0xfffffffffffff001, 0xffffffffffffffff)
RANGE(long_middle, unsigned long, 0x7fffffffffffffff, 0x8000000000000001)
RANGE(mixed_signs, unsigned long, -1, 0xffffffffffffffff)
RANGE(signed_by_unsigned, long, 5u, 0xffffffffffffffff)
RANGE(bottom, long, LONG_MIN, -2)
RANGE(int128_range, __int128, -1, 0xffffffffffffffff)
RANGE(character, char, 'a', 'z')
RANGE(sized, short, sizeof(int), 2 * sizeof(int))
RANGE(true_is_bad, _Bool, 1, 1)
RANGE(false_is_bad, _Bool, 0, 0)
RANGE(status_range, enum status, -1, -1)
RANGE(color_range, enum color, GREEN, GREEN)
RANGE(error_pointer, object, -4095, -1)
RANGE(null_too, object, 0, 0)
RANGE(error_function, function, -4095, -1)

static void ranges(void) {
  printf("positive %d %d %d %d %d\n", TRY(positive, -1), TRY(positive, 0),
         TRY(positive, 1), TRY(positive, 100), TRY(positive, 101));
  printf("constants %d %d %d %d\n", TRY(constants, 2), TRY(constants, 3),
         TRY(constants, 7), TRY(constants, 8));
  printf("one %d %d %d\n", TRY(one_value, -2), TRY(one_value, -1),
         TRY(one_value, 0));
  printf("all %d %d %d\n", TRY(all_values, INT_MIN), TRY(all_values, 0),
         TRY(all_values, INT_MAX));
  printf("wider %d %d %d %d\n", TRY(wider, 99), TRY(wider, 100),
         TRY(wider, 127), TRY(wider, -128));
  printf("beyond %d %d %d\n", TRY(beyond, -1), TRY(beyond, -56),
         TRY(beyond, 127));
  printf("around zero %d %d %d %d\n", TRY(around_zero, -6),
         TRY(around_zero, -5), TRY(around_zero, 5), TRY(around_zero, 6));
  printf("not zero %d %d %d\n", TRY(not_zero, -1), TRY(not_zero, 0),
         TRY(not_zero, LLONG_MAX));
}
// OUT: positive 0 0 11 11 0
// OUT: constants 0 11 11 0
// OUT: one 0 11 0
// OUT: all 11 11 11
// OUT: wider 0 11 11 0
// OUT: beyond 0 0 0
// OUT: around zero 0 11 11 0
// OUT: not zero 0 0 11

static void wide_ranges(void) {
  printf("unsigned %d %d %d %d\n", TRY(unsigned_range, 9),
         TRY(unsigned_range, 10), TRY(unsigned_range, 20),
         TRY(unsigned_range, 21));
  printf("top %d %d %d\n", TRY(unsigned_top, 0xfffff000),
         TRY(unsigned_top, 0xfffff001), TRY(unsigned_top, -1u));
  // A range of numbers, not of bits.
  printf("negative %d %d %d\n", TRY(unsigned_negative, -1u),
         TRY(unsigned_negative, 0), TRY(unsigned_negative, 0xfffff001));
  printf("from below %d %d %d %d\n", TRY(unsigned_from_below, 0),
         TRY(unsigned_from_below, 10), TRY(unsigned_from_below, 11),
         TRY(unsigned_from_below, -1u));
  printf("long top %d %d %d\n", TRY(long_top, 0xfffffffffffff000),
         TRY(long_top, 0xfffffffffffff001), TRY(long_top, -1ul));
  printf("middle %d %d %d %d %d\n", TRY(long_middle, 0x7ffffffffffffffe),
         TRY(long_middle, 0x7fffffffffffffff),
         TRY(long_middle, 0x8000000000000000),
         TRY(long_middle, 0x8000000000000001),
         TRY(long_middle, 0x8000000000000002));
  printf("mixed %d %d\n", TRY(mixed_signs, 0), TRY(mixed_signs, -1ul));
  printf("by unsigned %d %d %d %d\n", TRY(signed_by_unsigned, -1),
         TRY(signed_by_unsigned, 4), TRY(signed_by_unsigned, 5),
         TRY(signed_by_unsigned, LONG_MAX));
  printf("bottom %d %d %d\n", TRY(bottom, LONG_MIN), TRY(bottom, -2),
         TRY(bottom, -1));
  printf("int128 %d %d %d %d\n", TRY(int128_range, -2), TRY(int128_range, -1),
         TRY(int128_range, 0xffffffffffffffff),
         TRY(int128_range, (__int128)1 << 64));
}
// OUT: unsigned 0 11 11 0
// OUT: top 0 11 11
// OUT: negative 0 0 0
// OUT: from below 11 11 0 0
// OUT: long top 0 11 11
// OUT: middle 0 11 11 11 0
// OUT: mixed 11 11
// OUT: by unsigned 0 0 11 11
// OUT: bottom 11 11 0
// OUT: int128 0 11 11 0

static void other_ranges(void) {
  printf("char %d %d %d\n", TRY(character, 'A'), TRY(character, 'a'),
         TRY(character, 'z'));
  printf("sized %d %d %d %d\n", TRY(sized, 3), TRY(sized, 4), TRY(sized, 8),
         TRY(sized, 9));
  printf("bool %d %d %d %d\n", TRY(true_is_bad, 0), TRY(true_is_bad, 1),
         TRY(false_is_bad, 0), TRY(false_is_bad, 1));
  printf("enum %d %d %d %d\n", TRY(status_range, BAD), TRY(status_range, GOOD),
         TRY(color_range, RED), TRY(color_range, GREEN));
  printf("pointer %d %d %d %d %d\n", TRY(error_pointer, (object)-4096),
         TRY(error_pointer, (object)-4095), TRY(error_pointer, (object)-1),
         TRY(error_pointer, NULL), TRY(error_pointer, &ran));
  printf("null %d %d\n", TRY(null_too, NULL), TRY(null_too, (object)-1));
  printf("function %d %d\n", TRY(error_function, (function)-22),
         TRY(error_function, puts));
}
// OUT: char 0 11 11
// OUT: sized 0 11 11 0
// OUT: bool 0 11 11 0
// OUT: enum 11 0 0 11
// OUT: pointer 0 11 11 0 0
// OUT: null 11 0
// OUT: function 11 0

// Any declaration before the definition counts.
DEFER_ERROR(1, 1) int declared_first(int value);
int declared_first(int value);
int declared_first(int value) {
  errdefer ran++;
  return value;
}
int declared_twice(int value);
int declared_twice(int value) __attribute__((defer_error(1, 1)));
int declared_twice(int value) {
  errdefer ran++;
  return value;
}
static int declared_inside(int value);
static int user(int value) {
  return declared_first(value) + declared_inside(value);
}
static int declared_inside(int value) {
  errdefer ran += 100;
  return value;
}

static void declarations(void) {
  ran = 0;
  declared_first(1), declared_first(-1), declared_first(2);
  printf("declared first %d\n", ran);
  ran = 0;
  declared_twice(1), declared_twice(-1);
  printf("declared twice %d\n", ran);
  ran = 0;
  user(-1);
  printf("declared inside %d\n", ran);
}
// OUT: declared first 1
// OUT: declared twice 1
// OUT: declared inside 100

int main(void) {
  defaults();
  never();
  ranges();
  wide_ranges();
  other_ranges();
  declarations();
}
