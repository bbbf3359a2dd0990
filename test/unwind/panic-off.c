// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// With panic=off normal exits run what is deferred and unwinding does not.
// RUN: %run_levels --panic off %s -pthread
// RUN: %run_levels --panic off %s -pthread -fno-exceptions

#include <pthread.h>
#include <stdio.h>

static void *leave(void *how) {
  defer puts(how ? "not run" : "normal exit");
  for (int i = 0; i < 1; i++) {
    defer printf("loop %d\n", i);
    if (how)
      pthread_exit(how);
  }
  return "returned";
}

int main(void) {
  static char exited[] = "exited";
  void *ways[] = {NULL, exited};
  for (int i = 0; i < 2; i++) {
    pthread_t id;
    void *result = NULL;
    if (pthread_create(&id, NULL, leave, ways[i]) ||
        pthread_join(id, &result))
      return 1;
    puts(result);
  }
}

// OUT: loop 0
// OUT: normal exit
// OUT: returned
// OUT: exited
