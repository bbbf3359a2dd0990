// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The value of a panic: its kind, the value itself and the text, as Go has it.
// RUN: %run_panic %s

#include <defer.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void show(void) {
  const defer_value *value = recover();
  printf("%d %s", value->kind, value->text);
  switch (value->kind) {
  case DEFER_TEXT:
    break;
  case DEFER_BOOLEAN:
    printf(" %d", value->boolean);
    break;
  case DEFER_SIGNED:
    printf(" %jd", value->integer);
    break;
  case DEFER_UNSIGNED:
    printf(" %ju", value->natural);
    break;
  case DEFER_FLOATING:
    printf(" %Lg", value->floating);
    break;
  case DEFER_POINTER:
    printf(" %d", value->pointer != NULL);
    break;
  }
  printf(" %s:%d\n", value->function, value->line);
}

#line 100
#define TRY(name, argument)                                                    \
  static void name(void) {                                                     \
    defer show();                                                              \
    panic(argument);                                                           \
  }

enum colour { RED = 2 };
static char text[] = "array";

TRY(literal, "text")
TRY(array, text)
TRY(empty, "")
TRY(lines, "two\nlines")
TRY(yes, (bool)1)
TRY(character, (char)'a')
TRY(negative, -42)
TRY(smallest, LLONG_MIN)
TRY(largest, ULLONG_MAX)
TRY(byte, (unsigned char)255)
TRY(enumeration, RED)
TRY(one_and_a_half, 1.5)
TRY(tiny, 1e-310)
TRY(minus_zero, -0.0)
TRY(third, -1.0f / 3)
TRY(infinite, INFINITY)
TRY(not_a_number, NAN)
TRY(long_double, 12345678.9L)
TRY(no_text, (char *)0)
TRY(null, (void *)0)
TRY(pointer, (void *)0x1234)
TRY(no_value, (const defer_value *)0)

static void formatted(void) {
  defer show();
  panicf("%s %d", "formatted", 1);
}

// What does not fit ends in dots.
static void cut(int extra) {
  char longest[DEFER_TEXT_SIZE + 1];
  memset(longest, 'x', sizeof longest);
  longest[DEFER_TEXT_SIZE - 1 + extra] = '\0';
  defer {
    const char *cut_text = recover()->text;
    printf("%zu %s\n", strlen(cut_text), cut_text + DEFER_TEXT_SIZE - 6);
  }
  if (extra == 2)
    panicf("%sy", longest);
  panic(longest);
}

int main(void) {
  literal(), array(), empty(), lines(), yes(), character(), negative();
  smallest(), largest(), byte(), enumeration(), one_and_a_half(), tiny();
  minus_zero(), third(), infinite(), not_a_number(), long_double(), no_text();
  null(), pointer(), no_value(), formatted(), cut(0), cut(1), cut(2);
}

// OUT: 0 text literal:109
// OUT: 0 array array:110
// OUT: 0  empty:111
// OUT: 0 two
// OUT: lines lines:112
// OUT: 1 true 1 yes:113
// OUT: 2 97 97 character:114
// OUT: 2 -42 -42 negative:115
// OUT: 2 -9223372036854775808 -9223372036854775808 smallest:116
// OUT: 3 18446744073709551615 18446744073709551615 largest:117
// OUT: 3 255 255 byte:118
// OUT: 2 2 2 enumeration:119
// OUT: 4 +1.500000e+000 1.5 one_and_a_half:120
// OUT: 4 +1.000000e-310 1e-310 tiny:121
// OUT: 4 -0.000000e+000 -0 minus_zero:122
// OUT: 4 -3.333333e-001 -0.333333 third:123
// OUT: 4 +Inf inf infinite:124
// OUT: 4 NaN nan not_a_number:125
// OUT: 4 +1.234568e+007 1.23457e+07 long_double:126
// OUT: 5 nil 0 no_text:127
// OUT: 5 nil 0 null:128
// OUT: 5 (void *) 0x1234 1 pointer:129
// OUT: 5 nil 0 no_value:130
// OUT: 0 formatted 1 formatted:134
// OUT: 511 xxxxx
// OUT: 511 xx...
// OUT: 511 xx...
