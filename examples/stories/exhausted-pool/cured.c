// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// exhausted-pool - a loop that gives back at the end of each iteration what it
// takes.
//
// Runs six jobs, one after the other. Each takes one of the four connections
// and gives it back. README.md tells the story.

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { CONNECTIONS = 4, JOBS = 6 };

struct connection {
  int number;
  bool taken;
};

struct pool {
  struct connection connections[CONNECTIONS];
};

// Returns NULL if all connections are taken.
static struct connection *pool_take(struct pool *pool) {
  for (int i = 0; i < CONNECTIONS; i++) {
    struct connection *connection = &pool->connections[i];
    if (!connection->taken) {
      connection->number = i;
      connection->taken = true;
      return connection;
    }
  }
  return NULL;
}

static void pool_give(struct connection *connection) {
  connection->taken = false;
}

static int run_all(struct pool *pool) {
  for (int job = 0; job < JOBS; job++) {
    struct connection *connection = pool_take(pool);
    if (!connection) {
      printf("job %d: no connection is free\n", job);
      return EXIT_FAILURE;
    }
    defer pool_give(connection);
    printf("job %d: connection %d\n", job, connection->number);
  }
  return EXIT_SUCCESS;
}

int main(void) {
  static struct pool pool;
  return run_all(&pool);
}
