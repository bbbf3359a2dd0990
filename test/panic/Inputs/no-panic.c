// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <stdio.h>

void release(const char *text);
void release(const char *text) { puts(text); }

void (*volatile pointer)(const char *) = release;

int main(void) {
  defer pointer("released");
  puts("1");
}
