// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For the kernels in C++: what is to be done at the end of a scope.

#ifndef BENCH_GUARD_H
#define BENCH_GUARD_H

#include "resources.h"

template <class Release> class guard {
public:
  explicit guard(Release release) : release_(release) {}
  guard(const guard &) = delete;
  guard &operator=(const guard &) = delete;
  ~guard() { release_(); }

private:
  Release release_;
};

#endif
