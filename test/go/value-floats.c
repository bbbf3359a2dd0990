// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Floating values: zero, of both signs, large, small, not finite, and those
// that need rounding.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <math.h>
#include <stdio.h>

static void show(double v) {
  defer {
    panic(recover());
  }
  panic(v);
}

static void try(double v) {
  defer {
    fprintf(stderr, "%s\n", recover()->text);
  }
  panic(v);
}

int main(void) {
  try(0);
  try(-0.0);
  try(1);
  try(-1);
  try(0.1);
  try(1e100);
  try(1.7976931348623157e308);
  try(2.2250738585072014e-308);
  try(5e-324);
  try((double)INFINITY);
  try(-(double)INFINITY);
  try((double)NAN);
  try(9.9999996);
  try(123456.75);
  try(0.5000005);
  try(1234567.5);
  try(3.14159265358979);
  show(-2.5e-7);
  return 0;
}
