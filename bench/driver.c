// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls the kernel that it is linked with, with varied arguments, and prints
// what the kernel did: two kernels that do the same print the same.

#include "resources.h"

#include <stdio.h>

enum { CALLS = 10000, SIZES = 8, MODES = 16 };

int main(void) {
  unsigned long results = 0;
  for (int i = 0; i < CALLS; i++) {
    int result = kernel(i % SIZES, i / SIZES % MODES);
    results = results * 31 + (unsigned long)result;
    if (!resources_balanced()) {
      printf("call %d has not released all that it acquired\n", i);
      return 1;
    }
  }
  printf("results %lx trace %lx of %lu calls\n", results, trace_checksum(),
         trace_length());
  return 0;
}
