// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The statement that if, else, a loop or switch controls is a block of its own,
// braces or not: what is deferred in it runs at its end, each time.
// RUN: %run_levels %s -w -fplugin-arg-defer-warn=no-redundant

#include <stdio.h>

int main(void) {
  defer puts("main");
  if (1)
    defer puts("if");
  puts("after if");
  if (0)
    defer puts("not run");
  else
    defer puts("else");
  puts("after else");
  for (int i = 0; i < 2; i++)
    defer printf("for %d\n", i);
  puts("after for");
  int n = 2;
  while (n-- > 0)
    defer printf("while %d\n", n);
  puts("after while");
  do
    defer puts("do");
  while (0);
  puts("after do");
  switch (n)
  case -1:
    defer puts("switch");
  puts("after switch");
  if (n)
    for (int i = 0; i < 2; i++)
      if (i)
        defer printf("nested %d\n", i);
      else
        defer printf("nested else %d\n", i);
  puts("after nested");
  if (n)
  label:
    defer puts("behind a label");
  puts("after label");
  defer if (n == 5) puts("condition at the exit");
  n = 5;
  {
    defer puts("block");
  }
  puts("after block");
  return 0;
  goto label;
}

// OUT: if
// OUT: after if
// OUT: else
// OUT: after else
// OUT: for 0
// OUT: for 1
// OUT: after for
// OUT: while 1
// OUT: while 0
// OUT: after while
// OUT: do
// OUT: after do
// OUT: switch
// OUT: after switch
// OUT: nested else 0
// OUT: nested 1
// OUT: after nested
// OUT: behind a label
// OUT: after label
// OUT: block
// OUT: after block
// OUT: condition at the exit
// OUT: main
