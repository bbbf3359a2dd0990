// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of 100 panics, each of which replaces the one before: C prints the
// first and the last ones.
//
// REQUIRES: go
// RUN: %compare_go %s -Wno-infinite-recursion
// DIFFERS: of a chain of more than 64 panics the first and the last ones are printed, and the number of the others
// OUT: panic: 1
// OUT: 	(35 more)
// OUT: 	panic: 37
// OUT: 	panic: 38
// OUT: 	panic: 39
// OUT: 	panic: 40
// OUT: 	panic: 41
// OUT: 	panic: 42
// OUT: 	panic: 43
// OUT: 	panic: 44
// OUT: 	panic: 45
// OUT: 	panic: 46
// OUT: 	panic: 47
// OUT: 	panic: 48
// OUT: 	panic: 49
// OUT: 	panic: 50
// OUT: 	panic: 51
// OUT: 	panic: 52
// OUT: 	panic: 53
// OUT: 	panic: 54
// OUT: 	panic: 55
// OUT: 	panic: 56
// OUT: 	panic: 57
// OUT: 	panic: 58
// OUT: 	panic: 59
// OUT: 	panic: 60
// OUT: 	panic: 61
// OUT: 	panic: 62
// OUT: 	panic: 63
// OUT: 	panic: 64
// OUT: 	panic: 65
// OUT: 	panic: 66
// OUT: 	panic: 67
// OUT: 	panic: 68
// OUT: 	panic: 69
// OUT: 	panic: 70
// OUT: 	panic: 71
// OUT: 	panic: 72
// OUT: 	panic: 73
// OUT: 	panic: 74
// OUT: 	panic: 75
// OUT: 	panic: 76
// OUT: 	panic: 77
// OUT: 	panic: 78
// OUT: 	panic: 79
// OUT: 	panic: 80
// OUT: 	panic: 81
// OUT: 	panic: 82
// OUT: 	panic: 83
// OUT: 	panic: 84
// OUT: 	panic: 85
// OUT: 	panic: 86
// OUT: 	panic: 87
// OUT: 	panic: 88
// OUT: 	panic: 89
// OUT: 	panic: 90
// OUT: 	panic: 91
// OUT: 	panic: 92
// OUT: 	panic: 93
// OUT: 	panic: 94
// OUT: 	panic: 95
// OUT: 	panic: 96
// OUT: 	panic: 97
// OUT: 	panic: 98
// OUT: 	panic: 99
// OUT: 	panic: 100
// STATUS: 2

#include <defer.h>
#include <stdio.h>

static void f(int n) {
  defer {
    panic(n);
  }
  if (n > 1)
    f(n - 1);
}

int main(void) {
  f(100);
  return 0;
}
