// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// second-panic - a recover that no second panic defeats.
//
// Makes three transfers. The second one is refused, by a panic that is
// recovered, and the third one is made all the same. README.md tells the story.

#include <defer.h>
#include <stdio.h>

enum { LIMIT = 100 };

struct ledger {
  int balance;
};

static void ledger_take(struct ledger *ledger, int amount) {
  ledger->balance -= amount;
}

static void ledger_give(struct ledger *ledger, int amount) {
  if (amount > LIMIT)
    panicf("%d is more than %d", amount, LIMIT);
  ledger->balance += amount;
}

static void ledger_close(struct ledger *ledger) {
  if (ledger->balance != 0)
    fprintf(stderr, "%d taken back\n", -ledger->balance);
}

static void transfer(int amount) {
  struct ledger ledger = {0};
  defer {
    const defer_value *value = recover();
    if (value)
      fprintf(stderr, "transfer refused: %s\n", value->text);
  }
  defer ledger_close(&ledger);
  ledger_take(&ledger, amount);
  ledger_give(&ledger, amount);
  fprintf(stderr, "transfer of %d made\n", amount);
}

int main(void) {
  transfer(20);
  transfer(500);
  transfer(30);
  return 0;
}
