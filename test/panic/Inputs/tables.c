// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A frame that is compiled without unwind tables.
void call(void (*function)(void));
void call(void (*function)(void)) {
  function();
  __asm__ volatile("");
}
