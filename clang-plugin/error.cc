// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which results of a function are errors.
//
//   signed integer, enumeration of such a type   below zero
//   pointer                                      null
//   bool                                         false
//   with defer_error(lo, hi), which attribute.cc has kept, on any declaration
//   of the function so far                       from lo to hi
//
// The bounds are numbers, whatever type they have been written in: what the
// type of the result cannot hold is cut off. A pointer is compared as an
// intptr_t.

#include "error.h"

#include "defer-words.h"

namespace defer {

// TYPE without what does not matter to a value, an enumeration as the integer
// type that it is compatible with; null, if it is not complete.
static clang::QualType plain(clang::QualType type) {
  type = type.getCanonicalType().getAtomicUnqualifiedType();
  if (auto *enumeration = type->getAs<clang::EnumType>()) {
    const clang::QualType integer = enumeration->getDecl()->getIntegerType();
    return integer.isNull() ? integer : integer.getCanonicalType();
  }
  return type;
}

bool error_possible(clang::QualType type) {
  type = plain(type);
  return !type.isNull() && (type->isIntegerType() || type->isPointerType());
}

// The number DIGITS.
static llvm::APSInt parse(llvm::StringRef digits) {
  const bool negative = !digits.empty() && digits[0] == '-';
  return llvm::APSInt(llvm::APInt(digits.size() * 4 + 8, digits, 10),
                      !negative);
}

// The bounds that OWNER has been given.
static bool find_bounds(const clang::Decl *owner, llvm::APSInt &low,
                        llvm::APSInt &high) {
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(owner);
  if (!function)
    return false;
  for (const clang::FunctionDecl *declaration : function->redecls())
    for (auto *kept : declaration->specific_attrs<clang::SwiftAttrAttr>()) {
      llvm::SmallVector<llvm::StringRef, 3> words;
      kept->getAttribute().split(words, ' ');
      if (words.size() != 3 || words[0] != ERROR_ATTRIBUTE)
        continue;
      low = parse(words[1]);
      high = parse(words[2]);
      return true;
    }
  return false;
}

error_range::error_range(const unit &u, const clang::Decl *owner,
                         clang::QualType result)
    : context_(u.compiler.getASTContext()) {
  if (!error_possible(result))
    return;
  type_ = plain(result);
  if (type_->isPointerType()) {
    type_ = context_.getIntPtrType();
    cast_ = clang::CK_PointerToIntegral;
  } else if (type_->isBooleanType()) {
    type_ = context_.IntTy;
    cast_ = clang::CK_IntegralCast;
  } else if (result.getCanonicalType().getAtomicUnqualifiedType() != type_)
    cast_ = clang::CK_IntegralCast;
  const unsigned width = context_.getIntWidth(type_);
  const bool is_unsigned = type_->isUnsignedIntegerType();
  const auto least = llvm::APSInt::getMinValue(width, is_unsigned);
  const auto most = llvm::APSInt::getMaxValue(width, is_unsigned);

  if (find_bounds(owner, low_, high_)) {
    known_ = llvm::APSInt::compareValues(low_, most) <= 0 &&
             llvm::APSInt::compareValues(high_, least) >= 0;
    if (!known_)
      return;
    low_ = llvm::APSInt::compareValues(low_, least) < 0
               ? least
               : llvm::APSInt(low_.extOrTrunc(width), is_unsigned);
    high_ = llvm::APSInt::compareValues(high_, most) > 0
                ? most
                : llvm::APSInt(high_.extOrTrunc(width), is_unsigned);
    return;
  }
  known_ = !is_unsigned;
  const llvm::APSInt zero(llvm::APInt(width, 0), is_unsigned);
  if (cast_ == clang::CK_PointerToIntegral || plain(result)->isBooleanType()) {
    low_ = high_ = zero;
    return;
  }
  low_ = least;
  high_ = zero - llvm::APSInt(llvm::APInt(width, 1), is_unsigned);
}

bool error_range::holds(const llvm::APSInt &value) const {
  return known_ && llvm::APSInt::compareValues(value, low_) >= 0 &&
         llvm::APSInt::compareValues(value, high_) <= 0;
}

bool error_range::holds_zero() const {
  return holds(llvm::APSInt(llvm::APInt(32, 0), false));
}

clang::Expr *error_range::test(tree &t, clang::VarDecl *variable,
                               clang::SourceLocation location) const {
  auto value = [&] {
    clang::Expr *loaded = t.load(t.place(variable, location));
    return cast_ == clang::CK_NoOp ? loaded : t.cast(cast_, type_, loaded);
  };
  auto number = [&](const llvm::APSInt &n) {
    return t.number(n, type_, location);
  };
  if (low_ == high_)
    return t.test(clang::BO_EQ, value(), number(low_));
  const unsigned width = low_.getBitWidth();
  const bool from = low_ != llvm::APSInt::getMinValue(width, low_.isUnsigned());
  const bool to = high_ != llvm::APSInt::getMaxValue(width, low_.isUnsigned());
  clang::Expr *above =
      from ? t.test(clang::BO_GE, value(), number(low_)) : nullptr;
  clang::Expr *below =
      to ? t.test(clang::BO_LE, value(), number(high_)) : nullptr;
  if (above && below)
    return t.test(clang::BO_LAnd, above, below);
  if (above || below)
    return above ? above : below;
  return t.number(1, location);
}

int error_range::judge(const clang::Expr *value) const {
  if (!known_)
    return 0;
  clang::Expr::EvalResult result;
  if (value->containsErrors() || !value->EvaluateAsRValue(result, context_) ||
      result.HasSideEffects)
    return -1;
  if (result.Val.isInt())
    return holds(result.Val.getInt());
  if (!result.Val.isLValue())
    return -1;
  // The address of an object is taken for none.
  if (result.Val.getLValueBase())
    return 0;
  const unsigned width = context_.getIntWidth(type_);
  return holds(llvm::APSInt(
      llvm::APInt(width, result.Val.getLValueOffset().getQuantity(), true),
      false));
}

} // namespace defer
