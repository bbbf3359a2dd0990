// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the main thread: in Go a deadlock once no goroutine is left, in C
// the end of the process with status 0.
//
// REQUIRES: go
// RUN: %compare_go %s -pthread
// DIFFERS: `pthread_exit` in the last thread ends the process with status 0; Go calls that a deadlock
// OUT: d

#include <defer.h>
#include <pthread.h>
#include <stdio.h>

int main(void) {
  defer fprintf(stderr, "d\n");
  pthread_exit(NULL);
}
