// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What does not change until the exit costs nothing if it is evaluated where the
// `defer` stands: at -O2 the assembly is that of _Defer, which evaluates it at
// the exit, with unwinding and without. (A conversion is part of the operand: it
// takes place where the `defer` stands.)
// RUN: %cc -O2 -S -o %t.eager.s %s
// RUN: %cc -O2 -S -DDEFER=_Defer -o %t.late.s %s
// RUN: cmp %t.eager.s %t.late.s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -o %t.eager-off.s %s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -DDEFER=_Defer -o %t.late-off.s %s
// RUN: cmp %t.eager-off.s %t.late-off.s
// RUN: %FileCheck %s < %t.eager-off.s

#ifndef DEFER
#define DEFER defer
#endif

enum kind { NONE, ONE = 7 };
struct pair {
  int first, second;
};
struct list {
  struct list *next;
  int value;
};

int body(int);
void close_number(int);
void close_kind(enum kind, _Bool, char, short, unsigned long long);
void close_floating(double, float, int);
void close_text(const char *, int);
void release(void *);
void print(const char *, ...);

// CHECK-LABEL: {{^}}constants:
// CHECK: call{{.*}}body
// CHECK: $7,
// CHECK: call{{.*}}close_number
int constants(int x) {
  DEFER close_number(7);
  DEFER close_number(3 * ONE + (int)sizeof(struct pair));
  DEFER close_kind(ONE, 1, 'c', -3, 1ull << 40);
  DEFER close_floating(1.5, 0.25f, 2.0);
  DEFER close_text("text", 'x');
  DEFER print("%s %d\n", "constants", 7);
  return body(x) + 1;
}

// CHECK-LABEL: {{^}}addresses:
// CHECK: call{{.*}}body
// CHECK: call{{.*}}release
int addresses(int x) {
  static int object[4];
  int local[3] = {x};
  struct pair pair = {1, x};
  DEFER release(object);
  DEFER release(&object[2]);
  DEFER release(local);
  DEFER release(&local[1]);
  DEFER release(&pair.second);
  DEFER release((void *)body);
  return body(x) + 1;
}

int parameters(int number, void *memory, struct list *list) {
  DEFER close_number(number);
  DEFER release(memory);
  DEFER release(list);
  if (body(number))
    return 1;
  return body(2) + 1;
}

int integers(enum kind kind, unsigned long long wide) {
  DEFER close_kind(kind, 1, 'c', -3, wide);
  return body(1) + 1;
}

int floating(double d, float f, int number) {
  DEFER close_floating(d, f, number);
  return body(1) + 1;
}

int variables(int x) {
  const int doubled = x * 2;
  int sum = x + 1;
  sum += body(sum);
  const char *text = sum > 3 ? "more" : "less";
  DEFER close_number(doubled);
  DEFER close_number(sum);
  DEFER close_text(text, sum);
  DEFER print("%d %s %d\n", sum, text, doubled);
  if (body(x))
    return 1;
  return body(sum);
}

int called(void (*close)(int), int (*next)(int), int x) {
  DEFER close(x);
  DEFER (void)next(x);
  return next(x + 1);
}

int members(int x) {
  struct pair pair = {x, 2};
  struct list list = {0, x};
  DEFER close_number(pair.first);
  DEFER close_number(list.value);
  DEFER release(list.next);
  return body(x) + 1;
}

int loops(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    const int twice = 2 * i;
    DEFER close_number(twice);
    if (body(i))
      break;
    sum += twice;
  }
  return sum;
}

int switches(int x, void *memory) {
  switch (x) {
  case 1: {
    DEFER release(memory);
    return body(1);
  }
  case 2: {
    DEFER close_number(x);
    return body(2) + 1;
  }
  default:
    return 0;
  }
}
