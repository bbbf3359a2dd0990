// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((noinline)) static int read_from(volatile int *address) {
  defer fputs("read_from\n", stderr);
  return *address;
}

static void handle(int number) {
  (void)number;
  panic("from a handler");
}

static void no_memory(void) {
  defer {
    const defer_value *value = recover();
    fputs(value ? value->text : "nothing", stderr);
    fputs("\n", stderr);
  }
  panicf("%s", "no memory is needed");
}

void (*volatile opaque)(void);

static int deep(int n) {
  volatile char frame[1000];
  frame[0] = (char)n;
  if (opaque)
    opaque();
  return deep(n + 1) + frame[0];
}

static void overflow(void) {
  defer { deep(0); }
  panic("first");
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  if (defer_signals_panic())
    return 1;
  if (!strcmp(what, "null"))
    read_from(NULL);
  if (!strcmp(what, "handler")) {
    signal(SIGUSR1, handle);
    raise(SIGUSR1);
  }
  if (!strcmp(what, "memory"))
    no_memory();
  if (!strcmp(what, "printing"))
    defer_panic_text("text", (const char *)1, 1, "main");
  if (!strcmp(what, "overflow"))
    overflow();
}
