// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What has been acquired is given back if the function returns an error: in Go a
// deferred function looks at the named result, in C errdefer does.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

static int held;

static bool acquire(const char *what, bool fails) {
  if (fails) {
    fprintf(stderr, "no %s\n", what);
    return false;
  }
  held++;
  fprintf(stderr, "acquired %s\n", what);
  return true;
}

static void release(const char *what) {
  held--;
  fprintf(stderr, "released %s\n", what);
}

static bool open_all(int fails_at) {
  if (!acquire("socket", fails_at == 1))
    return false;
  errdefer release("socket");
  if (!acquire("buffer", fails_at == 2))
    return false;
  errdefer {
    release("buffer");
  }
  if (!acquire("thread", fails_at == 3))
    return false;
  errdefer release("thread");
  return fails_at != 4;
}

int main(void) {
  for (int at = 1; at < 6; at++) {
    bool ok = open_all(at);
    fprintf(stderr, "%d %s %d\n", at, ok ? "true" : "false", held);
  }
  return 0;
}
