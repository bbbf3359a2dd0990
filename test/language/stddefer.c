// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// <stddefer.h> makes defer the macro for _Defer; without it the word is no
// macro. The two feature macros have values.
// RUN: %run_levels %s
// RUN: %run_levels %s -std=c99
// RUN: %run_levels %s -fplugin-arg-defer-keyword=off

#include <stdio.h>

#ifdef defer
#error "defer is a macro without <stddefer.h>"
#endif

#include <stddefer.h>
#include <stddefer.h>

#ifndef defer
#error "<stddefer.h> does not define defer"
#endif
#if __STDC_DEFER_TS25755__ != 1
#error "__STDC_DEFER_TS25755__ is not 1"
#endif
#if __DEFER_PLUGIN__ < 0 || __DEFER_PLUGIN__ > 999999
#error "__DEFER_PLUGIN__ is not MMmmpp"
#endif
#if __STDC_VERSION_STDDEFER_H__ != 202602L
#error "__STDC_VERSION_STDDEFER_H__ is not 202602L"
#endif


static int print(int x) { return printf("%d\n", x); }

int main(void) {
  int x = 1;
  defer print(x);
  defer { puts("block"); }
  for (int i = 0; i < 2; i++) {
    defer print(x + i);
    puts("loop");
  }
  x = 5;
}

// OUT: loop
// OUT: 1
// OUT: loop
// OUT: 2
// OUT: block
// OUT: 5
