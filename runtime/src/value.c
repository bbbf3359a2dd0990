// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The functions behind panic(v): each fills a record with its value and the
// text of it, as Go prints it, and begins the panic. No stdio but for panicf.

#include "panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// Part of its callers' frame, behind which the trace is to begin.
__attribute__((always_inline)) static inline struct record *
new_record(defer_kind kind, const char *file, int line, const char *function) {
  struct record *record = record_new();
  if (record) {
    record->start = (uintptr_t)__builtin_dwarf_cfa();
    record->value.kind = kind;
    record->value.text = record->text;
    record->value.file = file;
    record->value.line = line;
    record->value.function = function;
  } else
    print_and_exit("too many panics are under way", 0);
  return record;
}

_Noreturn static inline void start_panic(struct record *record) {
  panic_raise(record);
  __builtin_unreachable();
}

// Ends the text of RECORD, of LENGTH bytes, in "..." if it is cut.
static void end_text(struct record *record, size_t length) {
  if (length < DEFER_TEXT_SIZE) {
    record->text[length] = '\0';
    return;
  }
  memcpy(record->text + DEFER_TEXT_SIZE - sizeof "...", "...", sizeof "...");
}

static void copy_text(struct record *record, const char *text) {
  const size_t length = strnlen(text, DEFER_TEXT_SIZE);
  memcpy(record->text, text, length < DEFER_TEXT_SIZE ? length : 0);
  if (length == DEFER_TEXT_SIZE)
    memcpy(record->text, text, DEFER_TEXT_SIZE - sizeof "...");
  end_text(record, length);
}

// Room for a number, its sign or prefix, and the terminating null.
enum { NUMBER_SIZE = 32 };

// The text of RECORD is NUMBER in decimal. Its length is known: to look for the
// end of what has just been written would wait for the stores, 2 percent of a
// short panic.
static void set_number(struct record *record, bool negative, uintmax_t number) {
  char digits[NUMBER_SIZE];
  char *const end = digits + sizeof digits;
  char *begin = put_number(end, number, 10);
  if (negative)
    *--begin = '-';
  memcpy(record->text, begin, (size_t)(end - begin));
  end_text(record, (size_t)(end - begin));
}

void defer_panic_text(const char *text, const char *file, int line,
                      const char *function) {
  if (!text)
    defer_panic_pointer(NULL, file, line, function);
  struct record *record = new_record(DEFER_TEXT, file, line, function);
  copy_text(record, text);
  start_panic(record);
}

void defer_panic_boolean(bool value, const char *file, int line,
                         const char *function) {
  struct record *record = new_record(DEFER_BOOLEAN, file, line, function);
  record->value.boolean = value;
  copy_text(record, value ? "true" : "false");
  start_panic(record);
}

void defer_panic_signed(intmax_t value, const char *file, int line,
                        const char *function) {
  struct record *record = new_record(DEFER_SIGNED, file, line, function);
  record->value.integer = value;
  set_number(record, value < 0,
             value < 0 ? -(uintmax_t)value : (uintmax_t)value);
  start_panic(record);
}

void defer_panic_unsigned(uintmax_t value, const char *file, int line,
                          const char *function) {
  struct record *record = new_record(DEFER_UNSIGNED, file, line, function);
  record->value.natural = value;
  set_number(record, false, value);
  start_panic(record);
}

// Puts NUMBER into TEXT as Go's print does: +d.dddddde+ddd. The algorithm is
// that of Go's runtime/print.go (printfloat): scaled by tens, in double, so
// that the last digit may differ from that of printf.
static void put_finite(char text[NUMBER_SIZE], long double number) {
  enum { DIGITS = 7 };
  int exponent = 0;
  *text++ = __builtin_signbit(number) ? '-' : '+';
  if (number < 0)
    number = -number;
  // What no double holds.
  while (number > __DBL_MAX__) {
    number /= 10;
    exponent++;
  }
  while (number < __DBL_MIN__ && number != (long double)(double)number) {
    number *= 10;
    exponent--;
  }
  double value = (double)number;
  if (value != 0) {
    while (value >= 10) {
      value /= 10;
      exponent++;
    }
    while (value < 1) {
      value *= 10;
      exponent--;
    }
    double half = 5;
    for (int i = 0; i < DIGITS; i++)
      half /= 10;
    value += half;
    if (value >= 10) {
      value /= 10;
      exponent++;
    }
  }
  for (int i = 0; i < DIGITS; i++) {
    const int digit = (int)value;
    *text++ = (char)('0' + digit);
    if (i == 0)
      *text++ = '.';
    value = (value - digit) * 10;
  }
  *text++ = 'e';
  *text++ = exponent < 0 ? '-' : '+';
  const unsigned magnitude = (unsigned)(exponent < 0 ? -exponent : exponent);
  char digits[NUMBER_SIZE] = "";
  char *const end = digits + NUMBER_SIZE - 1;
  char *begin = put_number(end, magnitude, 10);
  // Three digits at the least.
  while (begin > end - 3)
    *--begin = '0';
  memcpy(text, begin, (size_t)(end - begin) + 1);
}

void defer_panic_floating(long double value, const char *file, int line,
                          const char *function) {
  struct record *record = new_record(DEFER_FLOATING, file, line, function);
  record->value.floating = value;
  const long double largest = __LDBL_MAX__;
  char text[NUMBER_SIZE];
  if (value != value)
    copy_text(record, "NaN");
  else if (value > largest || value < -largest)
    copy_text(record, value > 0 ? "+Inf" : "-Inf");
  else {
    put_finite(text, value);
    copy_text(record, text);
  }
  start_panic(record);
}

void defer_panic_pointer(const void *value, const char *file, int line,
                         const char *function) {
  struct record *record = new_record(DEFER_POINTER, file, line, function);
  record->value.pointer = value;
  if (!value) {
    copy_text(record, "nil");
    start_panic(record);
  }
  const char prefix[] = "(void *) 0x";
  char text[NUMBER_SIZE] = "";
  char *begin = put_number(text + NUMBER_SIZE - 1, (uintptr_t)value, 16);
  begin -= sizeof prefix - 1;
  memcpy(begin, prefix, sizeof prefix - 1);
  copy_text(record, begin);
  start_panic(record);
}

void defer_panic_again(const defer_value *value, const char *file, int line,
                       const char *function) {
  if (!value)
    defer_panic_pointer(NULL, file, line, function);
  struct record *record = new_record(value->kind, file, line, function);
  record->value = *value;
  record->value.text = record->text;
  record->value.file = file;
  record->value.line = line;
  record->value.function = function;
  copy_text(record, value->text);
  start_panic(record);
}

void defer_panic_format(const char *file, int line, const char *function,
                        const char *format, ...) {
  struct record *record = new_record(DEFER_TEXT, file, line, function);
  va_list arguments;
  va_start(arguments, format);
  const int length =
      vsnprintf(record->text, DEFER_TEXT_SIZE, format, arguments);
  va_end(arguments);
  if (length < 0)
    copy_text(record, format);
  else
    end_text(record, (size_t)length);
  start_panic(record);
}

void panic_by_signal(const char *text, const char *note) {
  struct record *record = new_record(DEFER_TEXT, NULL, 0, NULL);
  record->start = 0; // on another stack, maybe
  copy_text(record, text);
  memcpy(record->note_text, note,
         strnlen(note, sizeof record->note_text - 1) + 1);
  record->note_text[sizeof record->note_text - 1] = '\0';
  record->note = record->note_text;
  start_panic(record);
}
