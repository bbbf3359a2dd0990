// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <defer.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((noinline)) void innermost(const char *text) {
  defer fputs("innermost\n", stderr);
  panic(text);
}

__attribute__((noinline)) void outer(void) {
  defer fputs("outer\n", stderr);
  innermost("boom");
}

static void chain(void) {
  defer fputs("still runs\n", stderr);
  defer panic("C");
  defer {
    recover();
    panic("B");
  }
  panic("A");
}

// What has been recovered is over once the deferred statement is.
static void over(void) {
  defer panic("second");
  defer { recover(); }
  panic("first");
}

static void repanic(int n) {
  defer {
    const defer_value *value = recover();
    panic(value);
  }
  if (n > 0)
    repanic(n - 1);
  panic("deep");
}

static void *thread(void *unused) {
  defer fputs("thread\n", stderr);
  panic(unused);
}

static void leave(void) {
  defer fputs("leave\n", stderr);
  panic("atexit");
}

static void destroy(void *unused) {
  (void)unused;
  panic("thread destructor");
}

static void *sets_key(void *key) {
  pthread_setspecific(*(pthread_key_t *)key, key);
  return NULL;
}

int main(int argc, char **argv) {
  pthread_t id;
  pthread_key_t key;
  const char *what = argc > 1 ? argv[1] : "";
  fputs("not flushed", stdout);
  defer fputs("main\n", stderr);
  if (!strcmp(what, "outer"))
    outer();
  if (!strcmp(what, "chain"))
    chain();
  if (!strcmp(what, "over"))
    over();
  if (!strcmp(what, "repanic"))
    repanic(atoi(argv[2]));
  if (!strcmp(what, "thread")) {
    if (!pthread_create(&id, NULL, thread, NULL))
      pthread_join(id, NULL);
  }
  if (!strcmp(what, "atexit"))
    atexit(leave);
  if (!strcmp(what, "destructor")) {
    pthread_key_create(&key, destroy);
    if (!pthread_create(&id, NULL, sets_key, &key))
      pthread_join(id, NULL);
  }
  if (!strcmp(what, "exit")) {
    defer exit(4);
    panic("never printed");
  }
  return 0;
}
