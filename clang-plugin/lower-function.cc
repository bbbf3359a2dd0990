// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fourth stage: `_Defer_function`, whose call runs when the
// function is left.
//
//   _Defer_function f(a);   ->   record->older = list;
//                                record->run = f_with_operands;
//                                record->callee = f; // or null
//                                record->operand = a;
//                                list = record;
//
// eager.cc has evaluated a before. The record is a variable of the function
// where it is reached once, else memory of the stack that lives as long as the
// function. f_with_operands is a function of the unit that hands f its
// operands from the record. `callee` tells which f the runtime is to let
// recover.
//
// The list is drained, newest first, where the function is left: in a region
// that stands first in it, and before the statement of a `defer` as far as it
// has been filled behind that `defer`. That is a region of its own, behind that
// of the `defer`, so that the latter runs for what the former raises.
//
// To debug: as in lower.cc; the functions are named F.defer_function.N.

#include "lower.h"

#include "marker.h"
#include "recover.h"

namespace defer {

// The variable that holds what the list is now, and its declaration.
clang::Stmt *lowering::mark(clang::VarDecl *&variable,
                            clang::SourceLocation location) {
  variable = tree::variable("__defer_mark", context_.VoidPtrTy, location,
                            load(place(list_, location)));
  return declare(variable);
}

// Adds to LIST the region that drains the list down to END, or to its end where
// the function is left anyway.
void lowering::drain(clang::VarDecl *end, clang::SourceLocation location,
                     std::vector<clang::Stmt *> &list) {
  const unsigned index = next_++;
  const std::string number = std::to_string(index);
  auto last = [&] {
    return end ? load(place(end, location))
               : null(context_.VoidPtrTy, location);
  };
  const clang::QualType pointer = context_.getPointerType(context_.VoidPtrTy);
  clang::Expr *run = call(declared(DRAIN_MARKER + number, context_.VoidTy,
                                   {pointer, context_.VoidPtrTy}, true),
                          location, {address(place(list_, location)), last()});
  clang::Expr *filled =
      test(clang::BO_NE, load(place(list_, location)), last());
  if (end)
    filled = test(clang::BO_LAnd,
                  test(clang::BO_LOr,
                       marked_value(UNWOUND_MARKER + number, location),
                       state_is(NOT_LEAVING, false, location)),
                  filled);
  mark_region(index, condition(filled, run, location), false, location,
              location, list);
}

namespace {

// One record and the function that reads it.
class registration : tree {
public:
  registration(unit &u, clang::Decl *owner, clang::SourceLocation location)
      : tree(u, owner), location_(location) {}

  clang::CallExpr *call_ = nullptr;
  clang::RecordDecl *record_ = nullptr;
  clang::FunctionDecl *function_of_call_ = nullptr;
  // What the record holds, in order.
  std::vector<clang::FieldDecl *> fields_;
  std::vector<clang::Expr *> values_;

  void begin_record();
  clang::FieldDecl *add_field(clang::QualType type, clang::Expr *value);
  void begin_function(const std::string &name);
  void take_operands();
  void end_function();
  clang::QualType type() const {
    return compat::getCanonicalTagType(context_, record_);
  }
  clang::Expr *field(clang::Expr *record, clang::FieldDecl *field);

private:
  clang::Expr *take(clang::Expr *operand);

  const clang::SourceLocation location_;
};

} // namespace

void registration::begin_record() {
  record_ = clang::RecordDecl::Create(
      context_, compat::TagTypeKind_Struct, context_.getTranslationUnitDecl(),
      location_, location_, &context_.Idents.get("__defer_record"));
  record_->setImplicit();
  record_->startDefinition();
}

clang::FieldDecl *registration::add_field(clang::QualType type,
                                          clang::Expr *value) {
  auto *field = clang::FieldDecl::Create(
      context_, record_, location_, location_, nullptr, type,
      context_.getTrivialTypeSourceInfo(type, location_), nullptr, false,
      clang::ICIS_NoInit);
  field->setAccess(clang::AS_public);
  record_->addDecl(field);
  fields_.push_back(field);
  values_.push_back(value);
  return field;
}

clang::Expr *registration::field(clang::Expr *record, clang::FieldDecl *field) {
  clang::Expr *typed =
      cast(clang::CK_BitCast, context_.getPointerType(type()), record);
  return clang::MemberExpr::CreateImplicit(
      context_, typed, /*IsArrow=*/true, field, field->getType(),
      clang::VK_LValue, clang::OK_Ordinary);
}

void registration::begin_function(const std::string &name) {
  const clang::QualType type =
      context_.getFunctionType(context_.VoidTy, {context_.VoidPtrTy}, {});
  function_of_call_ = clang::FunctionDecl::Create(
      context_, context_.getTranslationUnitDecl(), location_, location_,
      &context_.Idents.get(name), type,
      context_.getTrivialTypeSourceInfo(type, location_), clang::SC_Static);
  auto *parameter = clang::ParmVarDecl::Create(
      context_, function_of_call_, location_, location_,
      &context_.Idents.get("__defer_record"), context_.VoidPtrTy, nullptr,
      clang::SC_None, nullptr);
  parameter->addAttr(clang::NoDebugAttr::CreateImplicit(context_));
  parameter->setImplicit();
  function_of_call_->setParams(parameter);
  function_of_call_->setImplicit();
  function_of_call_->setIsUsed();
}

// OPERAND as the function of the call reads it; its value is in the record from
// the registration on.
clang::Expr *registration::take(clang::Expr *operand) {
  const clang::QualType type = operand->getType().getUnqualifiedType();
  auto *made = llvm::dyn_cast<clang::ImplicitCastExpr>(operand->IgnoreParens());
  // A record holds no value of an atomic type, nor of one that is made of
  // variables of the owner.
  if (made && (made->getCastKind() == clang::CK_NonAtomicToAtomic ||
               type->isVariablyModifiedType())) {
    made->setSubExpr(take(made->getSubExpr()));
    return made;
  }
  clang::Expr::EvalResult constant;
  if (type->isIntegerType() && !operand->containsErrors() &&
      operand->EvaluateAsInt(constant, context_)) // a builtin may insist on it
    return number(constant.Val.getInt(), type, operand->getBeginLoc());
  clang::FieldDecl *held = add_field(type, operand);
  clang::ParmVarDecl *parameter = function_of_call_->getParamDecl(0);
  return load(field(load(place(parameter, location_)), held));
}

void registration::take_operands() {
  if (!call_->getDirectCallee())
    call_->setCallee(take(call_->getCallee()));
  for (unsigned i = 0; i < call_->getNumArgs(); i++)
    call_->setArg(i, take(call_->getArg(i)));
}

void registration::end_function() {
  record_->completeDefinition();
  function_of_call_->setBody(block({call_}, location_));
  context_.getTranslationUnitDecl()->addHiddenDecl(record_);
  context_.getTranslationUnitDecl()->addHiddenDecl(function_of_call_);
  unwind_note_function(unit_, function_of_call_);
  unit_.handing_over = true;
  unit_.compiler.getASTConsumer().HandleTopLevelDecl(
      clang::DeclGroupRef(function_of_call_));
  unit_.handing_over = false;
}

clang::Stmt *lowering::lower_registration(clang::WhileStmt *region) {
  const clang::SourceLocation location = region->getWhileLoc();
  const bool recovers = recovers_ && recover_by_call(unit_, region);
  registration r(unit_, function_, location);
  r.call_ = llvm::cast<clang::CallExpr>(region_get_operation(region));
  r.begin_record();
  r.begin_function(unit_.declaration_name + ".defer_function." +
                   std::to_string(unit_.registered_calls++));

  const clang::QualType code = context_.getPointerType(
      context_.getFunctionType(context_.VoidTy, {}, {}));
  const clang::QualType pointer = context_.VoidPtrTy;
  r.add_field(pointer, load(place(list_, location)));
  r.add_field(code, cast(clang::CK_BitCast, code,
                         decayed(r.function_of_call_, location)));
  const size_t callee = r.fields_.size();
  r.add_field(code, nullptr);
  clang::Expr *called = r.call_->getCallee();
  r.take_operands();
  // The variable of eager.cc may be read twice.
  r.values_[callee] = recovers && called->getType()->isFunctionPointerType()
                          ? cast(clang::CK_BitCast, code, called)
                          : null(code, location);
  r.end_function();

  std::vector<clang::Stmt *> list;
  clang::Expr *memory;
  const clang::QualType type = r.type();
  if (after_label_ || loops_) {
    const clang::QualType size = context_.getSizeType();
    auto bytes = [&](uint64_t n) {
      return number(llvm::APInt(context_.getIntWidth(size), n), size, location);
    };
    const uint64_t length = context_.getTypeSizeInChars(type).getQuantity();
    list.push_back(call(declared(RESERVE_MARKER, context_.VoidTy, size, true),
                        location, bytes(length)));
    memory = call(declared(ALLOCATE_MARKER, pointer, {size, size}), location,
                  {bytes(length),
                   bytes(context_.getTypeAlignInChars(type).getQuantity())});
  } else {
    clang::VarDecl *record = variable("__defer_record", type, location);
    record->addAttr(clang::UninitializedAttr::CreateImplicit(context_));
    records_.push_back(declare(record));
    memory = cast(clang::CK_BitCast, pointer, address(place(record, location)));
  }
  clang::VarDecl *record =
      variable("__defer_registered", pointer, location, memory);
  list.push_back(declare(record));
  for (size_t i = 0; i < r.fields_.size(); i++)
    list.push_back(assign(r.field(load(place(record, location)), r.fields_[i]),
                          r.values_[i]));
  list.push_back(assign(place(list_, location), load(place(record, location))));
  return block(list, location);
}

} // namespace defer
