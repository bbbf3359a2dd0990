// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom of transactions: commit if all went well, roll back on an error and on
// a panic, which goes on.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

struct transaction {
  int value, pending;
};

static void roll_back(struct transaction *t) {
  fprintf(stderr, "roll back %d\n", t->pending);
  t->pending = 0;
}

static int commit(struct transaction *t) {
  fprintf(stderr, "commit %d\n", t->pending);
  t->value += t->pending;
  return t->pending > 100 ? -1 : 0;
}

static int transact(struct transaction *t, int (*work)(struct transaction *)) {
  DEFER_RESULT int error = 0;
  defer {
    const defer_value *v = recover();
    if (v) {
      roll_back(t);
      panic(v);
    }
    if (error)
      roll_back(t);
    else
      error = commit(t);
  }
  return work(t);
}

static int good(struct transaction *t) {
  t->pending = 5;
  return 0;
}

static int too_much(struct transaction *t) {
  t->pending = 500;
  return 0;
}

static int bad(struct transaction *t) {
  t->pending = 7;
  return -7;
}

static int worse(struct transaction *t) {
  t->pending = 9;
  panic("worse");
}

int main(void) {
  struct transaction t = {0, 0};
  fprintf(stderr, "%d\n", transact(&t, good));
  fprintf(stderr, "%d\n", transact(&t, bad));
  fprintf(stderr, "%d\n", transact(&t, too_much));
  fprintf(stderr, "value %d\n", t.value);
  fprintf(stderr, "%d\n", transact(&t, worse));
  return 0;
}
