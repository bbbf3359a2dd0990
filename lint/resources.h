// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of what acquires and releases resources: resources.txt, which says
// how it is written, and files of the same form.

#ifndef DEFER_LINT_RESOURCES_H
#define DEFER_LINT_RESOURCES_H

#include "clang-compat.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

struct family {
  std::string name, noun;
  bool null_safe = false; // releasing what was not acquired is harmless
  bool memory = false;
  bool in_place = false;    // as a lock: what is acquired has an address before
  bool lock = false;        // in its place, to keep others away
  bool descriptors = false; // numbers, of which the lowest free one is taken
  std::string release;      // what to suggest
};

enum class resource_place { returned, out, lock };
enum class failure { null, negative, minus_one, nonzero, never };

struct acquisition {
  const family *kind;
  resource_place place;
  unsigned argument; // from 0 on, unless it is returned
  failure fails;
  std::string release; // what to suggest
  // If not 0, it acquires only if this argument, from 1 on, is null.
  unsigned if_null = 0;
};

struct release {
  const family *kind;
  unsigned argument; // from 0 on
};

// Adds TEXT, which NAME names in errors, to the table. Returns what is wrong
// with it, or an empty string. What stood there before the error is added.
std::string resources_add(llvm::StringRef text, const std::string &name);

// An attribute says that ACQUIRE returns what ARGUMENT of RELEASE gives back;
// that ACQUIRE returns something of MODULE; that RELEASE takes it. What the
// table says of a function is stronger.
void resources_declare(const std::string &acquire, const std::string &release,
                       unsigned argument);
void resources_declare_acquire(const std::string &acquire,
                               const std::string &module);
void resources_declare_release(const std::string &release,
                               const std::string &module, unsigned argument);

// What pthread_cleanup_push(), a macro of glibc, has stored in its variable
// NAME, if EXPRESSION is that; or null.
const clang::Expr *resources_cleanup_operand(const clang::Expr *expression,
                                             llvm::StringRef name);

// What CALL does; null if it is not in the table.
const acquisition *resources_acquisition(const clang::CallExpr *call);
const release *resources_release(const clang::CallExpr *call);
// Whether CALL is of `xmalloc`, or whatever else acquires behind an x: by
// convention it does not return if it fails, null or negative. FAILS is how
// that without the x does.
bool resources_never_fails(const clang::CallExpr *call, failure &fails);
// Whether CALL keeps none of its arguments.
bool resources_only_used(const clang::CallExpr *call);
// Whether CALL is said to keep them.
bool resources_kept(const clang::CallExpr *call);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
