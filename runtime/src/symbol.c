// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names for addresses: the function, if its module exports it, and the module
// with the offset in it, as `addr2line -e MODULE OFFSET` takes them for the
// file and the line.

#define _GNU_SOURCE

#include "panic.h"

#include <dlfcn.h>

void symbol_print(struct output *out, uintptr_t address) {
  output_text(out, "    ");
  // The address is that behind the call.
  const void *call = (const void *)(address - 1); // NOLINT: it was a pointer
  Dl_info information;
  if (!dladdr(call, &information)) {
    output_text(out, "0x");
    output_number(out, address, 16);
    output_text(out, "\n");
    return;
  }
  if (information.dli_sname) {
    output_text(out, information.dli_sname);
    output_text(out, "+0x");
    output_number(out, address - (uintptr_t)information.dli_saddr, 16);
    output_text(out, " ");
  }
  output_text(out, "(");
  output_text(out, information.dli_fname);
  output_text(out, "+0x");
  output_number(out, address - 1 - (uintptr_t)information.dli_fbase, 16);
  output_text(out, ")\n");
}
