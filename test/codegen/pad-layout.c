// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Landing pads alone stay with their function. Where something else is never
// expected to run, or there are many of them, GCC splits the function, and so
// it does without the plugin's words.
// REQUIRES: gcc
// RUN: %cc -O2 -S -o - -DFEW %s | %FileCheck %s --check-prefix=WHOLE
// RUN: %cc -O2 -S -o - -DUNLIKELY %s | %FileCheck %s --check-prefix=SPLIT
// RUN: %cc -O2 -S -o - -DMANY %s | %FileCheck %s --check-prefix=SPLIT
// RUN: %cc -O2 -S -o - -DFEW -DATTRIBUTE -fexceptions %s | %FileCheck %s --check-prefix=SPLIT

// WHOLE-NOT: f.cold:
// WHOLE: {{^}}f:
// WHOLE-NOT: f.cold:
// SPLIT: {{^}}f:
// SPLIT: f.cold:

void work(int), release(int *), fail(void) __attribute__((cold));

#ifdef ATTRIBUTE
#define HOLD(NAME) __attribute__((cleanup(release))) int NAME = 1;
#else
#define HOLD(NAME) int NAME = 1; defer release(&NAME);
#endif
#define FOUR(NAME) \
  HOLD(NAME##1) work(1); \
  HOLD(NAME##2) work(2); \
  HOLD(NAME##3) work(3); \
  HOLD(NAME##4) work(4);

void f(int x) {
  HOLD(first)
  work(x);
#ifdef UNLIKELY
  if (x)
    fail();
#endif
  HOLD(second)
  work(x);
#ifdef MANY
  FOUR(a) FOUR(b) FOUR(c) FOUR(d) FOUR(e) FOUR(g) FOUR(h) FOUR(i)
#endif
}
