// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Computed goto where no scope of a defer can be left by it: in a deferred
// statement, around a block with a defer, and below a defer that all labels
// share.
// RUN: %run_levels %s

#include <stdio.h>

static void inside(const unsigned char *code) {
  defer {
    static void *const table[] = {&&add, &&print, &&stop};
    const unsigned char *at = code;
    int sum = 0;
    goto *table[*at++];
  add:
    sum += *at++;
    goto *table[*at++];
  print:
    printf("sum %d; ", sum);
    goto *table[*at++];
  stop:
    puts("stop");
  }
  printf("first %d; ", *code);
}

static int below(const unsigned char *code) {
  static void *const table[] = {&&print, &&leave, &&stop};
  defer puts("below a defer");
  defer printf("and another, ");
  goto *table[*code++];
print:
  printf("%d ", *code++);
  goto *table[*code++];
leave:
  return *code;
stop:
  printf("stop ");
  return 0;
}

static void interpret(const unsigned char *code) {
  static void *const table[] = {&&call, &&stop};
  goto *table[*code++];
call:
  {
    defer printf("after %d ", *code);
    if (*code == 7)
      goto skip;
    printf("call %d ", *code);
  }
skip:
  code++;
  goto *table[*code++];
stop:
  puts("interpreted");
}

static void plain_out_of_scope(void *to_end) {
  void *target = to_end ? to_end : &&end;
  {
    defer printf("left by goto, ");
    goto jump;
  }
jump:
  goto *target;
end:
  puts("end");
}

int main(void) {
  inside((const unsigned char[]){0, 4, 0, 5, 1, 0, 1, 1, 2});
  printf("%d\n", below((const unsigned char[]){0, 8, 0, 9, 1, 6}));
  printf("%d\n", below((const unsigned char[]){2}));
  interpret((const unsigned char[]){0, 3, 0, 7, 0, 4, 1});
  plain_out_of_scope(0);
}

// OUT: first 0; sum 9; sum 10; stop
// OUT: 8 9 and another, below a defer
// OUT: 6
// OUT: stop and another, below a defer
// OUT: 0
// OUT: call 3 after 3 after 7 call 4 after 4 interpreted
// OUT: left by goto, end
