// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For the kernels with cleanup variables: an attribute wants a function that
// takes a pointer to the variable.

#ifndef BENCH_CLEANUP_H
#define BENCH_CLEANUP_H

#include "resources.h"

// Clang 14 and 16 take a variable that only its cleanup reads for unused.
#define AT_END(function) __attribute__((cleanup(function), unused))

__attribute__((unused)) static inline void file_close_of(struct file **file) {
  file_close(*file);
}

__attribute__((unused)) static inline void memory_put_of(int **memory) {
  memory_put(*memory);
}

__attribute__((unused)) static inline void lock_drop_of(struct lock **lock) {
  lock_drop(*lock);
}

__attribute__((unused)) static inline void
object_put_of(struct object **object) {
  object_put(*object);
}

__attribute__((unused)) static inline void arena_release_of(int *mark) {
  arena_release(*mark);
}

#endif
