// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What defer_error takes, and on what it belongs; the correct uses are silent.
// RUN: %verify %s -Wall -Wextra

#include <defer.h>
#include <limits.h>

void f(void);
extern int number;
enum { LOW = 1, HIGH = 3 };
struct pair {
  int x, y;
};
union both {
  int x;
  float y;
};

__attribute__((defer_error(1, 2))) int variable; // expected-error {{'defer_error' belongs on a function}}
__attribute__((defer_error(1, 2))) int (*pointer)(void); // expected-error {{'defer_error' belongs on a function}}
__attribute__((defer_error(1, 2))) typedef int type; // expected-error {{'defer_error' belongs on a function}}
struct structure {
  int member __attribute__((defer_error(1, 2))); // expected-error {{'defer_error' belongs on a function}}
};
int parameter(__attribute__((defer_error(1, 2))) int x) { // expected-error {{'defer_error' belongs on a function}}
  errdefer f();
  return x;
}
int local(void) {
  __attribute__((defer_error(1, 2))) int x = 1; // expected-error {{'defer_error' belongs on a function}}
  errdefer f();
  return x;
}

__attribute__((defer_error(number, 2))) int not_constant(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
__attribute__((defer_error(1, number))) int not_constant_either(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
__attribute__((defer_error(2, 1))) int larger_first(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
__attribute__((defer_error(-1, -2))) int larger_negative_first(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
__attribute__((defer_error(0xffffffffffffffff, -1))) unsigned long larger_unsigned_first(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
__attribute__((defer_error(1.0, 2.0))) int floating(void); // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
__attribute__((defer_error(2, 1))) int wrong_on_definition(int x) { // expected-error {{'defer_error' takes two integer constants, the smaller one first}}
  errdefer f();
  return x;
}

__attribute__((defer_error(1, 2))) void of_void(void); // expected-error {{'defer_error' needs a function whose result is an integer or a pointer}}
__attribute__((defer_error(1, 2))) float of_float(void); // expected-error {{'defer_error' needs a function whose result is an integer or a pointer}}
__attribute__((defer_error(1, 2))) double _Complex of_complex(void); // expected-error {{'defer_error' needs a function whose result is an integer or a pointer}}
__attribute__((defer_error(1, 2))) struct pair of_structure(void); // expected-error {{'defer_error' needs a function whose result is an integer or a pointer}}
__attribute__((defer_error(1, 2))) union both of_union(void); // expected-error {{'defer_error' needs a function whose result is an integer or a pointer}}

DEFER_ERROR(1, 2) int good(int x) {
  errdefer f();
  return x;
}
DEFER_ERROR(-4095, -1) void *good_pointer(void);
DEFER_ERROR(LOW, HIGH) unsigned good_constants(void);
DEFER_ERROR(7, 7) int good_one(void);
DEFER_ERROR(LONG_MIN, ULONG_MAX) unsigned char good_wide(void);
DEFER_ERROR(0, 0) _Bool good_bool(void);
DEFER_ERROR('a', sizeof(long) * 100) short good_expression(int);
int good_behind(int x) __attribute__((defer_error(1, 2)));
int good_behind(int x) {
  errdefer f();
  return x;
}
DEFER_ERROR(1, 2) static inline int good_unused(void) { return 1; }
int good_inside(void) {
  DEFER_ERROR(1, 2) int declared(void);
  return declared();
}
