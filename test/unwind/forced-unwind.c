// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _Unwind_ForcedUnwind and _Unwind_RaiseException run what is deferred in the
// frames they pass, with panic=on. What is left by them once does not run twice.
// RUN: %run_levels %s

#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <unwind.h>

static struct _Unwind_Exception exception;
static jmp_buf target;

static _Unwind_Reason_Code stop(int version, _Unwind_Action actions,
                                _Unwind_Exception_Class class,
                                struct _Unwind_Exception *object,
                                struct _Unwind_Context *context,
                                void *limit) {
  (void)version, (void)actions, (void)class, (void)object;
  if (_Unwind_GetCFA(context) >= (_Unwind_Ptr)limit)
    longjmp(target, 1);
  return _URC_NO_REASON;
}

__attribute__((noinline)) static int unwind(void *limit) {
  defer puts("unwind");
  memset(&exception, 0, sizeof exception);
  return _Unwind_ForcedUnwind(&exception, stop, limit);
}

__attribute__((noinline)) static int middle(int x, void *limit) {
  defer { printf("middle %d\n", x); }
  {
    defer x *= 2;
    x++;
    if (x > 100)
      return x;
    x += unwind(limit);
  }
  puts("not reached");
  return x;
}

__attribute__((noinline)) static int outer(void *limit) {
  int x = 1;
  defer {
    printf("outer %d\n", x);
  }
  for (int i = 0; i < 3; i++) {
    defer printf("loop %d\n", i);
    if (i < 1)
      continue;
    x = middle(x + i, limit);
  }
  return x;
}

__attribute__((noinline)) static void start(void *frame) {
  if (setjmp(target) == 0)
    outer(frame);
  else
    puts("caught");
}

// No frame below main's handles an exception: nothing is to run.
__attribute__((noinline)) static int raise_unhandled(void) {
  memset(&exception, 0, sizeof exception);
  return _Unwind_RaiseException(&exception);
}

int main(void) {
  start(__builtin_frame_address(0));
  int x = 1;
  defer { printf("main %d\n", x); }
  printf("end of stack: %d\n", raise_unhandled() == _URC_END_OF_STACK);
  x = 2;
}

// OUT: loop 0
// OUT-on: unwind
// OUT-on: middle 6
// OUT-on: loop 1
// OUT-on: outer 1
// OUT: caught
// OUT: end of stack: 1
// OUT: main 2
