// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement is part of its function: no other function comes of it,
// and the variables that it uses can be in registers.
// REQUIRES: clang
// RUN: %cc -O0 -S -emit-llvm -fplugin-arg-defer-panic=off -o - %s | %FileCheck %s --check-prefix=FUNCTIONS --implicit-check-not=define --implicit-check-not=__defer
// RUN: %cc -O1 -S -emit-llvm -fplugin-arg-defer-panic=off -o - %s | %FileCheck %s --implicit-check-not=alloca --implicit-check-not=__defer
// With unwinding there are those by which the runtime is called.
// RUN: %cc -O0 -S -emit-llvm -o - %s | grep -v "define linkonce_odr .*@__defer_.*_if_present" | %FileCheck %s --check-prefix=FUNCTIONS --implicit-check-not=define
// RUN: %cc -O1 -S -emit-llvm -o - %s | %FileCheck %s --implicit-check-not=alloca

int g(int);

// FUNCTIONS: define {{.*}}@alone(
// CHECK-LABEL: define {{.*}}@alone(
int alone(int x) {
  defer {
    for (int i = 0; i < x; i++) {
      defer g(i);
      g(-i);
    }
  }
  return g(x);
}

// FUNCTIONS: define {{.*}}@in_registers(
// CHECK-LABEL: define {{.*}}@in_registers(
int in_registers(int x) {
  int y = g(x);
  defer g(y);
  y += g(y);
  if (y < 0)
    return x;
  y++;
  return y;
}
