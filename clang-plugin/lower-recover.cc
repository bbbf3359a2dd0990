// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fourth stage: what an owner that may recover, or that calls
// recover(), has more of.
//
// Where an owner calls recover() outside of deferred statements, which works
// if a `defer` calls the owner, nothing is left to splice:
//
//   recover()   ->   void *entry = __defer_enter(&owner); // first of all
//                    __defer_recover(entry)

#include "lower.h"

#include "defer-runtime.h"
#include "marker.h"

namespace defer {

// What the owner does when it has recovered.
clang::Stmt *lowering::recover_exit(clang::SourceLocation location) {
  clang::Stmt *end = leave(nullptr, location);
  // What a variable for the result holds is the result.
  if (!result_->isVoidType() && !result_variable_) {
    clang::Stmt *zero = leave(new (context_) clang::ImplicitValueInitExpr(
                                  result_.getAtomicUnqualifiedType()),
                              location);
    end = block({marked(EVALUATED_MARKER, end, location), zero}, location);
  }
  return marked(RECOVER_EXIT_MARKER, end, location);
}

// The variable for what a call of recover() outside of deferred statements is
// to have.
clang::Stmt *lowering::enter(clang::SourceLocation location) {
  const clang::QualType function = context_.getPointerType(
      context_.getFunctionType(context_.VoidTy, {}, {}));
  clang::Expr *owner =
      cast(clang::CK_BitCast, function,
           decayed(llvm::cast<clang::FunctionDecl>(owner_), location));
  entry_ = variable("__defer_entry", context_.VoidPtrTy, location,
                    call(declared(RUNTIME_ENTER, context_.VoidPtrTy, function),
                         location, owner));
  return declare(entry_);
}

// Blocks and captured regions have the function of the library, which returns
// NULL.
clang::Expr *lowering::lower_recover(clang::CallExpr *original) {
  const clang::SourceLocation location = original->getBeginLoc();
  const clang::QualType type = original->getType();
  if (captured_)
    return original;
  if (!deferred_.empty())
    return call(declared(RECOVER_MARKER + deferred_, type, {}), location);
  if (!entry_)
    return original;
  return call(
      declared(RUNTIME_RECOVER, type, clang::QualType(context_.VoidPtrTy)),
      location, load(place(entry_, location)));
}

} // namespace defer
