// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#include <stdio.h>

void call(void (*function)(void));

static void raise_it(void) {
  defer fputs("raise_it\n", stderr);
  panic("boom");
}

int main(void) {
  defer {
    const defer_value *value = recover();
    fprintf(stderr, "main: %s\n", value ? value->text : "nothing");
  }
  call(raise_it);
}
