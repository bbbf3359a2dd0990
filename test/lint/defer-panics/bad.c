// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deferred statement that may panic.
// RUN: %check_lint defer-panics %s

#include <defer.h>
#include <stdio.h>

struct ledger {
  int balance;
};

void work(struct ledger *ledger);

static void ledger_close(struct ledger *ledger) {
  if (ledger->balance != 0)
    panicf("the ledger is off by %d", ledger->balance);
}

static void finish(struct ledger *ledger) { ledger_close(ledger); }

void itself(struct ledger *ledger) {
  defer {
    if (ledger->balance != 0)
      panic("off"); // expected-warning {{the deferred statement may panic here, which replaces a panic that is under way}}
  }
  work(ledger);
}

void call_form(struct ledger *ledger) {
  defer ledger_close(ledger); // expected-warning {{'ledger_close' may panic, which replaces a panic that is under way}}
  work(ledger);
}

void through_another(struct ledger *ledger) {
  defer { finish(ledger); } // expected-warning {{'finish' may panic, which replaces a panic that is under way}}
  work(ledger);
}

void deferred_panic(struct ledger *ledger) {
  defer panic("always"); // expected-warning {{the deferred statement may panic here, which replaces a panic that is under way}}
  work(ledger);
}

void registered(struct ledger *ledger) {
  defer_function ledger_close(ledger); // expected-warning {{'ledger_close' may panic, which replaces a panic that is under way}}
  work(ledger);
}
