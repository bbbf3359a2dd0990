// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#include <stdio.h>

static void run(void) {
  defer {
    const defer_value *value = recover();
    printf("recovered %s\n", value ? value->text : "nothing");
  }
  panic("boom");
}

int main(void) { run(); }
