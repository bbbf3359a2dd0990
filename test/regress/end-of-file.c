// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A statement that is skipped after an error, up to the end of the file,
// crashed the preprocessor.
// RUN: %not %cc -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: end-of-file.c:[[#@LINE+3]]:1: error: 'defer' outside of a function
// CHECK-NOT: confused

defer { int x = 0; defer { -- _Defer defer
