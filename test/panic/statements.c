// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// recover() among loops, jumps, arrays of variable length and defers in deferred
// statements, and in functions that are called directly, in every way.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>
#include <stdlib.h>
__attribute__((noinline)) static void boom(int x) { if (x) panic(x); }
static int got(const defer_value *v) { return v ? (int)v->integer : 0; }
__attribute__((noinline)) static void say(const char *s, int n) { printf("%s %d\n", s, n); }
static int loops(int x) {
  defer {
    for (int i = 0; i < 3; i++) { int v = got(recover()); say("loop", v); if (i == 1) continue; }
  }
  boom(x);
  return 1;
}
static int gotos(int x) {
  int i = 0;
  defer {
  again:
    say("goto", got(recover()));
    if (++i < 3) goto again;
  }
  boom(x);
  return 2;
}
static int computed(int x) {
  defer {
    void *table[] = { &&a, &&b, &&c };
    int k = 0;
  next:
    goto *table[k++];
  a: say("a", got(recover())); goto next;
  b: say("b", got(recover())); goto next;
  c: say("c", 0);
  }
  defer say("plain", 0);
  boom(x);
  return 3;
}
static int computed_inner(int x) {
  defer { say("out", got(recover())); }
  defer {
    void *table[] = { &&a, &&b, &&c };
    int k = 0;
    defer { say("inner", got(recover())); }
  next:
    goto *table[k++];
  a: say("a", 0); goto next;
  b: say("b", 0); if (x & 2) boom(9); goto next;
  c: say("c", 0);
  }
  boom(x & 1);
  return 4;
}
static int in_switch(int x) {
  switch (x) {
  case 0: { defer { switch (x) { case 0: say("case", got(recover())); } } boom(x); return 5; }
  default: { defer { say("default", got(recover())); } boom(x); return 6; }
  }
}
static int vla(int x, int n) {
  char a[n];
  a[n - 1] = 1;
  defer {
    char b[n + 1];
    b[n] = (char)got(recover());
    say("vla", b[n] + a[n - 1]);
  }
  char c[n + 2];
  c[0] = 0;
  boom(x + c[0]);
  return 7;
}
static int statement_expression(int x) {
  int r = ({ defer { say("se", 0); } boom(x); 4; });
  return r + ({ defer { say("se2", got(recover())); } boom(x); 4; });
}
static int statement_expression2(int x) {
  int r = 0;
  defer { say("r", r); }
  defer { r = got(recover()); }
  r = ({ defer { say("se", 0); } boom(x); 4; });
  return r;
}
static int levels(int x) {
  defer { say("L1", got(recover())); }
  defer {
    defer { say("L2", got(recover())); }
    defer {
      defer { say("L3", got(recover())); }
      boom(x & 4 ? 4 : 0);
      say("L3 through", 0);
    }
    boom(x & 2 ? 2 : 0);
    say("L2 through", 0);
  }
  boom(x & 1);
  return 8;
}
static int replaced(int x) {
  defer { say("got", got(recover())); say("again", got(recover())); }
  defer { boom(x * 10); }
  boom(x);
  return 9;
}
static int again(int x) {
  defer { say("second", got(recover())); }
  defer { int v = got(recover()); say("first", v); if (v) boom(v + 1); }
  boom(x);
  return 10;
}
static void handler(int k) { say("handler", got(recover()) + k); }
static void (*volatile pointer)(int) = handler;
static int through_pointer(int x) { defer pointer(100); boom(x); return 11; }
static int args(int x) { _Defer handler(({ defer say("arg", 0); 5; })); boom(x); return 12; }
static int args_recover(int x) { defer { say("args outer", got(recover())); } _Defer handler(({ defer { say("arg", got(recover())); } boom(3); 5; })); boom(x); return 12; }
static struct big { int v[20]; } make(void) { say("handler", got(recover())); return (struct big){{1}}; }
static int struct_handler(int x) { defer make(); boom(x); return 13; }
static void take(struct big b) { say("take", got(recover()) + b.v[0]); }
static struct big plain(void) { return (struct big){{1}}; }
static int struct_argument(int x) { _Defer take(plain()); boom(x); return 14; }
static void cleanup(int *p) { say("cleanup", *p); }
static int with_cleanup(int x) {
  int __attribute__((cleanup(cleanup), unused)) a = 1;
  defer { say("rec", got(recover())); }
  int __attribute__((cleanup(cleanup), unused)) b = 2;
  boom(x);
  return 15;
}
static void handler_with_defer(void) { defer { say("hd defer", got(recover())); } say("hd", got(recover())); }
static int direct_with_defer(int x) { defer handler_with_defer(); boom(x); return 16; }
static int recursive(int x) {
  say("recursive", got(recover()));
  if (!x) return 0;
  defer recursive(0);
  boom(x);
  return 17;
}
static int in_loop(int n) {
  int s = 0;
  for (int i = 0; i < n; i++) {
    defer { defer { s += got(recover()); } boom(i + 1); say("never", 0); }
    s += 100;
  }
  return s;
}
static void *alloc_in(int x) {
  char *p = malloc(10);
  defer { if (recover()) { free(p); p = 0; } }
  boom(x);
  return p ? (free(p), "x") : 0;
}
int main(void) { setvbuf(stdout, 0, _IONBF, 0);
  for (int x = 0; x < 2; x++) {
    say("=", loops(x)); say("=", gotos(x)); say("=", computed(x)); say("=", in_switch(x));
    say("=", vla(x, 20)); say("=", statement_expression2(x)); say("=", replaced(x)); say("=", again(x));
    say("=", through_pointer(x)); say("=", args(x)); say("=", struct_handler(x)); say("=", struct_argument(x));
    say("=", args_recover(x));
    say("=", with_cleanup(x)); say("=", direct_with_defer(x)); say("=", recursive(x)); say("=", alloc_in(x) != 0);
  }
  say("=", statement_expression(0));
  for (int x = 0; x < 4; x++) say("=", computed_inner(x));
  for (int x = 0; x < 8; x++) say("=", levels(x));
  say("=", in_loop(5));
}

// OUT: loop 0
// OUT: loop 0
// OUT: loop 0
// OUT: = 1
// OUT: goto 0
// OUT: goto 0
// OUT: goto 0
// OUT: = 2
// OUT: plain 0
// OUT: a 0
// OUT: b 0
// OUT: c 0
// OUT: = 3
// OUT: case 0
// OUT: = 5
// OUT: vla 1
// OUT: = 7
// OUT: se 0
// OUT: r 0
// OUT: = 4
// OUT: got 0
// OUT: again 0
// OUT: = 9
// OUT: first 0
// OUT: second 0
// OUT: = 10
// OUT: handler 100
// OUT: = 11
// OUT: arg 0
// OUT: handler 5
// OUT: = 12
// OUT: handler 0
// OUT: = 13
// OUT: take 1
// OUT: = 14
// OUT: arg 3
// OUT: args outer 0
// OUT: = 12
// OUT: cleanup 2
// OUT: rec 0
// OUT: cleanup 1
// OUT: = 15
// OUT: hd 0
// OUT: hd defer 0
// OUT: = 16
// OUT: recursive 0
// OUT: = 0
// OUT: = 1
// OUT: loop 1
// OUT: loop 0
// OUT: loop 0
// OUT: = 0
// OUT: goto 1
// OUT: goto 0
// OUT: goto 0
// OUT: = 0
// OUT: plain 0
// OUT: a 1
// OUT: b 0
// OUT: c 0
// OUT: = 0
// OUT: default 1
// OUT: = 0
// OUT: vla 2
// OUT: = 0
// OUT: se 0
// OUT: r 1
// OUT: = 0
// OUT: got 10
// OUT: again 0
// OUT: = 0
// OUT: first 1
// OUT: second 2
// OUT: = 0
// OUT: handler 101
// OUT: = 0
// OUT: arg 0
// OUT: handler 6
// OUT: = 0
// OUT: handler 1
// OUT: = 0
// OUT: take 2
// OUT: = 0
// OUT: arg 3
// OUT: args outer 1
// OUT: = 0
// OUT: cleanup 2
// OUT: rec 1
// OUT: cleanup 1
// OUT: = 0
// OUT: hd 1
// OUT: hd defer 0
// OUT: = 0
// OUT: recursive 0
// OUT: recursive 1
// OUT: = 0
// OUT: = 0
// OUT: se 0
// OUT: se2 0
// OUT: = 8
// OUT: a 0
// OUT: b 0
// OUT: c 0
// OUT: inner 0
// OUT: out 0
// OUT: = 4
// OUT: a 0
// OUT: b 0
// OUT: c 0
// OUT: inner 0
// OUT: out 1
// OUT: = 0
// OUT: a 0
// OUT: b 0
// OUT: inner 9
// OUT: out 0
// OUT: = 4
// OUT: a 0
// OUT: b 0
// OUT: inner 9
// OUT: out 1
// OUT: = 0
// OUT: L2 through 0
// OUT: L3 through 0
// OUT: L3 0
// OUT: L2 0
// OUT: L1 0
// OUT: = 8
// OUT: L2 through 0
// OUT: L3 through 0
// OUT: L3 0
// OUT: L2 0
// OUT: L1 1
// OUT: = 0
// OUT: L3 through 0
// OUT: L3 0
// OUT: L2 2
// OUT: L1 0
// OUT: = 8
// OUT: L3 through 0
// OUT: L3 0
// OUT: L2 2
// OUT: L1 1
// OUT: = 0
// OUT: L2 through 0
// OUT: L3 4
// OUT: L2 0
// OUT: L1 0
// OUT: = 8
// OUT: L2 through 0
// OUT: L3 4
// OUT: L2 0
// OUT: L1 1
// OUT: = 0
// OUT: L3 4
// OUT: L2 2
// OUT: L1 0
// OUT: = 8
// OUT: L3 4
// OUT: L2 2
// OUT: L1 1
// OUT: = 0
// OUT: = 515
