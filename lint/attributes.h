// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What attributes say of acquiring and releasing, in addition to the table of
// resources:
//
//   __attribute__((malloc (release, n)))      GCC: release (1, if n is missing)
//   [[gnu::malloc (release, n)]]              the same
//   __attribute__((ownership_returns (m)))    Clang: acquires for module m
//   __attribute__((ownership_takes (m, n)))   Clang: releases for module m
//
// Clang knows no malloc with arguments, and refuses it before Clang 22. The
// watcher of tokens gives it another name, DEALLOCATOR_ATTRIBUTE, if any check
// is asked for.

#ifndef DEFER_LINT_ATTRIBUTES_H
#define DEFER_LINT_ATTRIBUTES_H

#include "plugin.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

inline constexpr char DEALLOCATOR_ATTRIBUTE[] = "defer_deallocator";
inline constexpr char SCOPED_DEALLOCATOR_ATTRIBUTE[] = "gnu::defer_deallocator";

// Makes the attribute known to Clang.
void attributes_register();

// Reads Clang's own attributes of FUNCTION.
void attributes_note(const clang::FunctionDecl *function);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
