// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function with defer and its twin with goto, or with the statements written
// at each exit, give the same instructions with panic=off.
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -S -o %t.defer.s %s
// RUN: %cc -O2 -fplugin-arg-defer-panic=off -DTWIN -S -o %t.twin.s %s
// RUN: cmp %t.defer.s %t.twin.s
// RUN: %cc -Os -fplugin-arg-defer-panic=off -S -o %t.defer.s %s
// RUN: %cc -Os -fplugin-arg-defer-panic=off -DTWIN -S -o %t.twin.s %s
// RUN: cmp %t.defer.s %t.twin.s

void *acquire(int);
void release(void *);
int work(void *, void *);

#ifndef TWIN

int straight(int x) {
  void *a = acquire(x);
  defer release(a);
  return work(a, a);
}

int two(int x) {
  void *a = acquire(x);
  if (!a)
    return -1;
  defer release(a);
  void *b = acquire(x + 1);
  if (!b)
    return -1;
  defer release(b);
  return work(a, b);
}

int loop(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    void *a = acquire(i);
    defer release(a);
    sum += work(a, a);
  }
  return sum;
}

#else

int straight(int x) {
  void *a = acquire(x);
  int result = work(a, a);
  release(a);
  return result;
}

int two(int x) {
  int result = -1;
  void *a = acquire(x);
  if (!a)
    return result;
  void *b = acquire(x + 1);
  if (!b)
    goto release_a;
  result = work(a, b);
  release(b);
release_a:
  release(a);
  return result;
}

int loop(int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) {
    void *a = acquire(i);
    sum += work(a, a);
    release(a);
  }
  return sum;
}

#endif
