// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same with one more level, and with a recovery on each of two of them.
//
// REQUIRES: go
// RUN: %compare_go %s

#include <defer.h>
#include <stdio.h>

int main(void) {
  defer {
    const defer_value *r = recover();
    fprintf(stderr, "main %s\n", r ? r->text : "nothing");
  }
  defer {
    defer {
      defer {
        defer {
          fprintf(stderr, "4 %s\n", recover()->text);
        }
        fprintf(stderr, "3\n");
        panic("D");
      }
      fprintf(stderr, "2\n");
    }
    fprintf(stderr, "1\n");
  }
  fprintf(stderr, "body\n");
  panic("A");
}
