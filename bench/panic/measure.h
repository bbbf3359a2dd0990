// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the programs that panic or throw, defer.c and throw.cc, share.

#ifndef BENCH_PANIC_MEASURE_H
#define BENCH_PANIC_MEASURE_H

#ifdef __cplusplus
extern "C" {
#endif

// Releases what frame NUMBER holds. In another unit, so that the compilers see
// a call and nothing behind it.
void release(int number);

// What each program defines: goes DEPTH frames down with `descend`, each of
// which has something to release, fails in the last one, and returns the number
// of failures that it has caught.
int attempt(int depth);

#ifdef __cplusplus
}
#endif

#endif
