// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What an operand of the call form points to lives until the call, and is what
// it was in every iteration: temporary objects, compound literals. Types that
// Clang has or sees otherwise.
// REQUIRES: clang
// RUN: %run_levels %s -fplugin-arg-defer-args=eager -fplugin-arg-defer-warn=no-late-change

#include <stdio.h>
#include <string.h>

struct text {
  char text[40];
};

__attribute__((noinline)) static struct text make(const char *s) {
  struct text t;
  strcpy(t.text, s);
  return t;
}

__attribute__((noinline)) static void scratch(char *p, int n) {
  memset(p, 'z', n);
  __asm__ volatile("" : : "r"(p) : "memory");
}

static void overwrite(void) {
  {
    struct text other;
    scratch(other.text, sizeof other);
  }
  char other[40];
  scratch(other, sizeof other);
}

__attribute__((noinline)) static void temporaries(int c) {
again:
  defer puts(c > 1 ? make("one").text : "none");
  for (int i = 0; i < 2; i++) {
    defer puts(c ? make(i ? "two" : "three").text : "four");
    defer printf("%d %s\n", *(int[]){i}, (char[]){"literal"});
    defer puts(((struct text){"literal"}).text);
    overwrite();
    {
      struct text other;
      scratch(other.text, sizeof other);
    }
  }
  if (++c < 2)
    goto again;
  struct text other;
  scratch(other.text, sizeof other);
}
// OUT: literal
// OUT: 0 literal
// OUT: three
// OUT: literal
// OUT: 1 literal
// OUT: two
// OUT: none

typedef union {
  int *i;
  float *f;
} either __attribute__((transparent_union));

static void show_either(either x) { printf("either %d\n", *x.i); }
static void show_atomic(_Atomic int x) { printf("atomic %d\n", x); }
struct name {
  char name[8];
};
static void show_name(struct name x) { puts(x.name); }
static void show_text(struct text x) { puts(x.text); }
__attribute__((ms_abi)) static void microsoft(int a, struct text b, double c) {
  printf("microsoft %d %s %.1f\n", a, b.text, c);
}

typedef int vector __attribute__((ext_vector_type(4)));
static void show_vector(vector v, int x) { printf("vector %d %d\n", v.s3, x); }

static void types(int i) {
  volatile struct text changing = {"volatile"};
  _Atomic(struct name) atomic = (struct name){"atom"};
  vector v = {1, 2, 3, 8};
  int two[2] = {1, 2}, *p = two;
  defer show_either(p);
  defer show_atomic(i);
  defer show_text(changing);
  defer show_name(atomic);
  defer microsoft(i, make("other calls"), i * 1.5);
  defer show_vector(v, v.s1);
  defer show_vector(v, i ?: 9);
  defer show_vector(v, _Generic(i, int: i + 1, default: 0));
  i = 0;
  v = 0;
  p = NULL;
  changing.text[0] = 0;
}
// OUT: vector 8 4
// OUT: vector 8 3
// OUT: vector 8 2
// OUT: microsoft 3 other calls 4.5
// OUT: atom
// OUT: volatile
// OUT: atomic 3
// OUT: either 1

int main(void) {
  temporaries(1);
  types(3);
}
