// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What does not change until the exit costs nothing if it is evaluated where
// the `defer` stands: at -O2 the code is that of late evaluation.
// REQUIRES: clang
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -fplugin-arg-defer-args=eager -S -emit-llvm -o %t.eager %s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -fplugin-arg-defer-args=late -S -emit-llvm -o %t.late %s
// RUN: cmp %t.eager %t.late
// RUN: %FileCheck %s --implicit-check-not=__defer_operand < %t.eager
// RUN: %cc -O0 -fplugin-arg-defer-panic=off -fplugin-arg-defer-args=eager -S -emit-llvm -o - -DUNOPTIMISED %s | %FileCheck %s --check-prefix=STAYS --implicit-check-not=__defer_operand

struct pair {
  int first, second;
};

void close_number(int number, const char *why);
void close_pair(struct pair pair);
void release(void *object);
void change(void);

static int object;

// CHECK-LABEL: define {{.*}}@constant
// STAYS-LABEL: define {{.*}}@constant
// STAYS: call {{.*}}@close_number({{.*}} 3, {{.*}})
// STAYS: call {{.*}}@release({{.*}}@object
void constant(void) {
  int local[4];
  defer release(&object);
  defer release(local);
  defer release(&local[2]);
  defer close_number(1 + 2, "why");
  change();
}

#ifndef UNOPTIMISED
// CHECK-LABEL: define {{.*}}@parameter
// CHECK-NOT: {{alloca|store}}
// CHECK: call {{.*}}@release({{.*}}%1)
// CHECK: call {{.*}}@close_number({{.*}}%0,
int parameter(int number, void *memory) {
  defer close_number(number, "parameter");
  defer release(memory);
  change();
  return number;
}

// CHECK-LABEL: define {{.*}}@variable
int variable(int count) {
  int sum = 0;
  for (int i = 0; i < count; i++) {
    int twice = 2 * i;
    defer close_number(twice, "loop");
    change();
    sum += twice;
  }
  return sum;
}

// CHECK-LABEL: define {{.*}}@structure
void structure(const char *why) {
  struct pair pair = {1, 2};
  defer close_pair(pair);
  change();
}

// CHECK-LABEL: define {{.*}}@pointer
void pointer(void (*call)(int), int number) {
  defer call(number);
  change();
}
#endif
