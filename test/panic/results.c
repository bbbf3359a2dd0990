// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The result of a function that recovers, of every class: zero if the panic comes
// before a `return` has evaluated its value, else that.
// RUN: %run_panic %s

#include <defer.h>
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
__attribute__((noinline)) static void boom(int x) { if (x) panic(x); }
#define RESULT(name, type, value) \
  static type name(int before, int after) { \
    defer { printf("%d ", recover() != NULL); } \
    defer boom(after); \
    boom(before); \
    return value; \
  }
#define STRUCT(n) struct s##n { unsigned char bytes[n]; }; \
  static struct s##n make##n(int x) { struct s##n s; memset(&s, x, n); return s; } \
  RESULT(result##n, struct s##n, make##n(7)) \
  static void check##n(int before, int after) { \
    struct s##n s = result##n(before, after); unsigned sum = 0; \
    for (int i = 0; i < n; i++) { sum += s.bytes[i]; } printf("s%d %u\n", n, sum); }
RESULT(int_, int, 5)
RESULT(bool_, _Bool, before + 1)
RESULT(float_, float, before + 1.5f)
RESULT(double_, double, before + 2.5)
RESULT(long_double_, long double, before + 3.5L)
RESULT(complex_, _Complex double, before + 4.5)
RESULT(cfloat_, _Complex float, before + 4.5f)
RESULT(pointer_, void *, "x")
RESULT(int128_, __int128, before + 9)
struct mixed { double d; int i; };
RESULT(mixed_, struct mixed, ((struct mixed){before + 1.25, 3}))
union un { long l; float f[3]; };
RESULT(union_, union un, ((union un){.l = 3}))
STRUCT(1) STRUCT(2) STRUCT(3) STRUCT(5) STRUCT(8) STRUCT(12) STRUCT(16) STRUCT(17) STRUCT(24) STRUCT(40)
static void void_(int before, int after) {
  defer { printf("%d ", recover() != NULL); }
  defer boom(after);
  boom(before);
}
static int side;
__attribute__((noinline)) static int effect(int x) { side++; boom(x); return 11; }
static int in_value(int x) { defer { printf("%d ", recover() != NULL); } return effect(x) + 1; }
static struct s40 in_struct_value(int x) {
  defer { printf("%d ", recover() != NULL); }
  return make40(effect(x));
}
static int mixed_exits(int x, int p) {
  defer { printf("[%d] ", recover() != NULL); }
  for (int i = 0; i < 3; i++) {
    defer boom(p == i);
    if (i == x) return 100 + i;
    if (x == 7) break;
  }
  return 55;
}
int main(void) {
  for (int b = 0; b < 2; b++) for (int a = 0; a < 2; a++) {
    printf("int %d\n", int_(b, a)); printf("bool %d\n", bool_(b, a));
    printf("float %f\n", float_(b, a)); printf("double %f\n", double_(b, a));
    printf("ld %Lf\n", long_double_(b, a)); printf("complex %f\n", __real__ complex_(b, a)); printf("cfloat %f\n", __real__ cfloat_(b, a));
    printf("pointer %d\n", pointer_(b, a) != NULL); printf("int128 %d\n", (int)int128_(b, a));
    struct mixed m = mixed_(b, a); printf("mixed %f %d\n", m.d, m.i);
    printf("union %ld\n", union_(b, a).l);
    void_(b, a); puts("void");
    check1(b, a); check2(b, a); check3(b, a); check5(b, a); check8(b, a); check12(b, a); check16(b, a); check17(b, a); check24(b, a); check40(b, a);
  }
  for (int b = 0; b < 2; b++) { printf("%d\n", in_value(b)); printf("%d\n", in_struct_value(b).bytes[39]); }
  for (int x = 0; x < 9; x++) for (int p = -1; p < 3; p++) printf("%d\n", mixed_exits(x, p));
  printf("side %d\n", side);
}

// OUT: 0 int 5
// OUT: 0 bool 1
// OUT: 0 float 1.500000
// OUT: 0 double 2.500000
// OUT: 0 ld 3.500000
// OUT: 0 complex 4.500000
// OUT: 0 cfloat 4.500000
// OUT: 0 pointer 1
// OUT: 0 int128 9
// OUT: 0 mixed 1.250000 3
// OUT: 0 union 3
// OUT: 0 void
// OUT: 0 s1 7
// OUT: 0 s2 14
// OUT: 0 s3 21
// OUT: 0 s5 35
// OUT: 0 s8 56
// OUT: 0 s12 84
// OUT: 0 s16 112
// OUT: 0 s17 119
// OUT: 0 s24 168
// OUT: 0 s40 280
// OUT: 1 int 5
// OUT: 1 bool 1
// OUT: 1 float 1.500000
// OUT: 1 double 2.500000
// OUT: 1 ld 3.500000
// OUT: 1 complex 4.500000
// OUT: 1 cfloat 4.500000
// OUT: 1 pointer 1
// OUT: 1 int128 9
// OUT: 1 mixed 1.250000 3
// OUT: 1 union 3
// OUT: 1 void
// OUT: 1 s1 7
// OUT: 1 s2 14
// OUT: 1 s3 21
// OUT: 1 s5 35
// OUT: 1 s8 56
// OUT: 1 s12 84
// OUT: 1 s16 112
// OUT: 1 s17 119
// OUT: 1 s24 168
// OUT: 1 s40 280
// OUT: 1 int 0
// OUT: 1 bool 0
// OUT: 1 float 0.000000
// OUT: 1 double 0.000000
// OUT: 1 ld 0.000000
// OUT: 1 complex 0.000000
// OUT: 1 cfloat 0.000000
// OUT: 1 pointer 0
// OUT: 1 int128 0
// OUT: 1 mixed 0.000000 0
// OUT: 1 union 0
// OUT: 1 void
// OUT: 1 s1 0
// OUT: 1 s2 0
// OUT: 1 s3 0
// OUT: 1 s5 0
// OUT: 1 s8 0
// OUT: 1 s12 0
// OUT: 1 s16 0
// OUT: 1 s17 0
// OUT: 1 s24 0
// OUT: 1 s40 0
// OUT: 1 int 0
// OUT: 1 bool 0
// OUT: 1 float 0.000000
// OUT: 1 double 0.000000
// OUT: 1 ld 0.000000
// OUT: 1 complex 0.000000
// OUT: 1 cfloat 0.000000
// OUT: 1 pointer 0
// OUT: 1 int128 0
// OUT: 1 mixed 0.000000 0
// OUT: 1 union 0
// OUT: 1 void
// OUT: 1 s1 0
// OUT: 1 s2 0
// OUT: 1 s3 0
// OUT: 1 s5 0
// OUT: 1 s8 0
// OUT: 1 s12 0
// OUT: 1 s16 0
// OUT: 1 s17 0
// OUT: 1 s24 0
// OUT: 1 s40 0
// OUT: 0 12
// OUT: 0 11
// OUT: 1 0
// OUT: 1 0
// OUT: [0] 100
// OUT: [1] 100
// OUT: [0] 100
// OUT: [0] 100
// OUT: [0] 101
// OUT: [1] 0
// OUT: [1] 101
// OUT: [0] 101
// OUT: [0] 102
// OUT: [1] 0
// OUT: [1] 0
// OUT: [1] 102
// OUT: [0] 55
// OUT: [1] 0
// OUT: [1] 0
// OUT: [1] 0
// OUT: [0] 55
// OUT: [1] 0
// OUT: [1] 0
// OUT: [1] 0
// OUT: [0] 55
// OUT: [1] 0
// OUT: [1] 0
// OUT: [1] 0
// OUT: [0] 55
// OUT: [1] 0
// OUT: [1] 0
// OUT: [1] 0
// OUT: [0] 55
// OUT: [1] 0
// OUT: [0] 55
// OUT: [0] 55
// OUT: [0] 55
// OUT: [1] 0
// OUT: [1] 0
// OUT: [1] 0
// OUT: side 4
