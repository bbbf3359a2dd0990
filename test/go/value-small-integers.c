// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Integers of all sizes, as values and as texts.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static void each(void (*f)(void)) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  f();
}

static void i8(void) {
  panic((int8_t)INT8_MIN);
}

static void i16(void) {
  panic((int16_t)INT16_MIN);
}

static void i32(void) {
  panic(INT32_MIN);
}

static void i64(void) {
  panic((int64_t)-1);
}

static void u8(void) {
  panic((uint8_t)UINT8_MAX);
}

static void u16(void) {
  panic((uint16_t)UINT16_MAX);
}

static void u32(void) {
  panic(UINT32_MAX);
}

static void u64(void) {
  panic((uint64_t)0);
}

int main(void) {
  each(i8);
  each(i16);
  each(i32);
  each(i64);
  each(u8);
  each(u16);
  each(u32);
  each(u64);
  panic((int8_t)-1);
}
