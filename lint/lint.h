// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Running the checks. The plugin calls lint_function for each function that it
// has found to keep the rules; what comes of it is a warning of Clang's, or
// belongs to who has set lint_host.

#ifndef DEFER_LINT_LINT_H
#define DEFER_LINT_LINT_H

#include "finding.h"

#pragma GCC visibility push(hidden)

namespace defer {
namespace lint {

// Who asks for the checks in the place of the plugin's user.
struct host {
  bool (*enabled)(check_id which);
  void (*report)(unit &u, const finding &f);
  // The paths of OWNER have not all been walked: there are too many.
  void (*left_alone)(unit &u, const clang::Decl *owner);
};
extern const host *lint_host; // null: the user of the plugin

// Whether any check is asked for.
bool lint_wanted();

// Runs the checks over BODY of OWNER, which returns RESULT; the operands of
// call forms are held, nothing is lowered.
void lint_function(unit &u, clang::Decl *owner, clang::Stmt *body,
                   clang::QualType result);

// Runs the checks that judge the whole of U, which has been read.
void lint_unit(unit &u);

} // namespace lint
} // namespace defer

#pragma GCC visibility pop

#endif
