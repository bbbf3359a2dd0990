// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a deferred statement is made of here can be counted by eye: three
// instructions of one byte each.

#define CLEAN __asm__ volatile("cld\n\tcld\n\tcld")

int use(int x);
void release(int x);

int twice(int x) {
  defer CLEAN;
  if (use(x))
    return -1;
  return use(x + 1);
}

static inline void put(int x) {
  CLEAN;
  release(x);
}

int inlined(int x) {
  if (use(x))
    return 0;
  defer put(x);
  return use(x + 1);
}

int by_hand(int x) {
  int y = use(x);
  release(x);
  return y;
}

int deferred(int x) {
  defer { release(x); }
  return use(x);
}

int deferred_goto(int x) {
  int y = use(x);
  release(x);
  return y;
}

int dead(int x) {
  return x;
  defer release(x);
  return use(x);
}
