// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is raised and recovered inside a deferred function leaves the
// outer one running.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    fprintf(stderr, "outer %s\n", recover()->text);
  }
  defer {
    defer {
      fprintf(stderr, "inner %s\n", recover()->text);
    }
    panic("B");
  }
  panic("A");
}
