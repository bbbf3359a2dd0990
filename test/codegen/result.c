// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A named result costs nothing: the code is that of its twin, which stores the
// result and goes to the end. (GCC takes a `goto` for unlikely.)
// REQUIRES: gcc
// RUN: %cc -O1 -fplugin-arg-defer-panic=off -S -o %t.defer.s %s
// RUN: %cc -O1 -fplugin-arg-defer-panic=off -DTWIN -S -o %t.twin.s %s
// RUN: cmp %t.defer.s %t.twin.s
// RUN: %cc -O2 -fno-guess-branch-probability -fplugin-arg-defer-panic=off -S -o %t.defer.s %s
// RUN: %cc -O2 -fno-guess-branch-probability -fplugin-arg-defer-panic=off -DTWIN -S -o %t.twin.s %s
// RUN: cmp %t.defer.s %t.twin.s
// RUN: %cc -Os -fplugin-arg-defer-panic=off -S -o %t.defer.s %s
// RUN: %cc -Os -fplugin-arg-defer-panic=off -DTWIN -S -o %t.twin.s %s
// RUN: cmp %t.defer.s %t.twin.s

struct big {
  long values[10];
};

void *acquire(int);
void release(void *);
int work(void *, struct big *);

#ifndef TWIN

int number(int n) {
  __attribute__((defer_result)) int x = 1;
  void *a = acquire(n);
  defer release(a);
  if (!a)
    return -1;
  x = work(a, 0);
  if (x < 0)
    return x - 1;
  return 0;
}

struct big structure(int n) {
  __attribute__((defer_result)) struct big x = {{1}};
  void *a = acquire(n);
  defer release(a);
  if (!a)
    return x;
  x.values[3] = work(a, &x);
  return x;
}

int changed(int n) {
  __attribute__((defer_result)) int x;
  void *a = acquire(n);
  defer {
    release(a);
    if (x < 0)
      x = 0;
  }
  return work(a, 0);
}

#else

int number(int n) {
  int x = 1;
  void *a = acquire(n);
  if (!a) {
    x = -1;
    goto out;
  }
  x = work(a, 0);
  if (x < 0) {
    x = x - 1;
    goto out;
  }
  x = 0;
out:
  release(a);
  return x;
}

struct big structure(int n) {
  struct big x = {{1}};
  void *a = acquire(n);
  if (!a)
    goto out;
  x.values[3] = work(a, &x);
out:
  release(a);
  return x;
}

int changed(int n) {
  int x;
  void *a = acquire(n);
  x = work(a, 0);
  release(a);
  if (x < 0)
    x = 0;
  return x;
}

#endif
