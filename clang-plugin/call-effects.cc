// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of late-change.cc: what a call may do to variables of the caller, as far
// as the declaration of the function tells.
//
// It writes what it is given a pointer to, unless that is to a constant object,
// or it prints it as printf does; and what others have told it the address of,
// unless it is a function of the system that could not care. `const` and `pure`
// functions write nothing.
//
// Of the functions that do not return, those of the system do not unwind the
// stack, with the exceptions that unwinds_the_stack knows; others may, unless
// they are `nothrow`.
//
// To debug: break on call_writes_argument.

#include "call-effects.h"

#include "defer-words.h"
#include "plugin.h"

namespace defer {

bool call_gives_access(const clang::ASTContext &context, clang::QualType type) {
  auto *record = type->getAsRecordDecl();
  if (record && record->hasAttr<clang::TransparentUnionAttr>())
    return std::any_of(record->field_begin(), record->field_end(),
                       [&](const clang::FieldDecl *field) {
                         return call_gives_access(context, field->getType());
                       });
  return !type->isPointerType() ||
         !context.getBaseElementType(type->getPointeeType()).isConstQualified();
}

// The number of arguments from which on CALLEE prints what it is given, as
// printf does.
static unsigned printed_from(const clang::FunctionDecl *callee) {
  auto *format = callee ? callee->getAttr<clang::FormatAttr>() : nullptr;
  if (!format || format->getFirstArg() == 0 ||
      !format->getType()->getName().contains("printf"))
    return UINT_MAX;
  return format->getFirstArg() - 1;
}

// Whether CALLEE, a function of the system, can do nothing with the addresses
// that it is not given itself: it takes numbers, memory, text and streams.
static bool knows_no_addresses(const clang::ASTContext &context,
                               const clang::FunctionDecl *callee) {
  if (!callee)
    return false;
  if (callee->getBuiltinID())
    return true;
  if (!context.getSourceManager().isInSystemHeader(callee->getLocation()) ||
      !callee->hasPrototype())
    return false;
  return std::all_of(
      callee->param_begin(), callee->param_end(),
      [](const clang::ParmVarDecl *parameter) {
        if (!parameter->getType()->isPointerType())
          return true;
        const clang::QualType object = parameter->getType()->getPointeeType();
        const clang::RecordDecl *record = object->getAsRecordDecl();
        return object->isVoidType() || object->isArithmeticType() ||
               (record && record->getName() == STREAM_STRUCTURE);
      });
}

static const clang::FunctionType *called_type(const clang::CallExpr *call) {
  clang::QualType type = call->getCallee()->getType();
  if (type->isPointerType())
    type = type->getPointeeType();
  return type->getAs<clang::FunctionType>();
}

static bool writes_nothing(const clang::FunctionDecl *callee) {
  return callee && (callee->hasAttr<clang::ConstAttr>() ||
                    callee->hasAttr<clang::PureAttr>());
}

bool call_writes_argument(const clang::ASTContext &context,
                          const clang::CallExpr *call, unsigned number) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (writes_nothing(callee) || number >= printed_from(callee))
    return false;
  auto *prototype =
      llvm::dyn_cast_or_null<clang::FunctionProtoType>(called_type(call));
  return call_gives_access(context,
                           prototype && number < prototype->getNumParams()
                               ? prototype->getParamType(number)
                               : call->getArg(number)->getType());
}

bool call_writes_elsewhere(const clang::ASTContext &context,
                           const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  return !writes_nothing(callee) && !knows_no_addresses(context, callee);
}

bool call_is_of_system(const clang::ASTContext &context,
                       const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  return callee &&
         (callee->getBuiltinID() ||
          context.getSourceManager().isInSystemHeader(callee->getLocation()));
}

bool call_does_not_return(const clang::CallExpr *call) {
  const clang::FunctionDecl *callee = call->getDirectCallee();
  const clang::FunctionType *type = called_type(call);
  return (callee && callee->isNoReturn()) || (type && type->getNoReturnAttr());
}

bool call_unwinds(const clang::ASTContext &context,
                  const clang::CallExpr *call) {
  if (!plugin_options.panic)
    return false;
  const clang::FunctionDecl *callee = call->getDirectCallee();
  if (!callee)
    return true;
  if (callee->hasAttr<clang::NoThrowAttr>())
    return false;
  if (callee->getIdentifier() && unwinds_the_stack(callee->getName().str()))
    return true;
  return !call_is_of_system(context, call);
}

} // namespace defer
