// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of late-change.cc: the places that an expression names, holds and reads.
//
// The trees are those of Sema: where a value is read stands a cast from lvalue
// to rvalue, and where an array decays one of that kind.
//
// To debug: -Xclang -ast-dump shows the casts.

#include "place.h"

#include "clang/Basic/Builtins.h"

namespace defer {

const clang::Expr *strip_parentheses(const clang::Expr *expression) {
  for (;;) {
    expression = expression->IgnoreParens();
    if (auto *full = llvm::dyn_cast<clang::FullExpr>(expression))
      expression = full->getSubExpr();
    else if (auto *opaque = llvm::dyn_cast<clang::OpaqueValueExpr>(expression))
      expression = opaque->getSourceExpr();
    else
      return expression;
  }
}

bool is_unevaluated(const clang::ASTContext &context,
                    const clang::CallExpr *call) {
  const unsigned builtin = call->getBuiltinCallee();
  return builtin && context.BuiltinInfo.isUnevaluated(builtin);
}

long places::constant_index(const clang::Expr *expression) const {
  clang::Expr::EvalResult result;
  if (expression->isValueDependent() ||
      !expression->EvaluateAsInt(result, context_) ||
      result.Val.getInt().getBitWidth() > 64)
    return place::UNKNOWN_INDEX;
  return result.Val.getInt().getExtValue();
}

place places::of_variable(const clang::VarDecl *declaration) const {
  place p;
  if (declaration->isImplicit() || !declaration->getIdentifier())
    return p;
  declaration = declaration->getCanonicalDecl();
  const clang::DeclContext *function = declaration->getDeclContext();
  while (llvm::isa<clang::CapturedDecl>(function))
    function = function->getParent();
  p.variable = declaration;
  p.name = declaration->getName().str();
  p.is_static = !declaration->hasLocalStorage() ||
                clang::Decl::castFromDeclContext(function) != owner_;
  p.is_pointer = !p.is_static && declaration->getType()->isPointerType();
  return p;
}

void places::add_field(place &p, const clang::FieldDecl *field) const {
  const clang::RecordDecl *record = field->getParent();
  p.add_field(field, record->isUnion() ? record : nullptr,
              field->getName().str());
}

place places::of(const clang::Expr *expression) const {
  place p;
  expression = strip_parentheses(expression);
  if (auto *reference = llvm::dyn_cast<clang::DeclRefExpr>(expression)) {
    if (auto *variable = llvm::dyn_cast<clang::VarDecl>(reference->getDecl()))
      p = of_variable(variable);
  } else if (auto *member = llvm::dyn_cast<clang::MemberExpr>(expression)) {
    auto *field = llvm::dyn_cast<clang::FieldDecl>(member->getMemberDecl());
    p = member->isArrow() ? pointed_to(member->getBase())
                          : of(member->getBase());
    if (p.known() && field)
      add_field(p, field);
  } else if (auto *element =
                 llvm::dyn_cast<clang::ArraySubscriptExpr>(expression)) {
    if (element->getBase()->getType()->isVectorType()) {
      p = of(element->getBase());
      if (p.known())
        p.add_element(constant_index(element->getIdx()));
    } else {
      p = pointed_to(element->getBase());
      if (p.known())
        p.advance(constant_index(element->getIdx()));
    }
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    const clang::UnaryOperatorKind kind = unary->getOpcode();
    if (kind == clang::UO_Deref)
      p = pointed_to(unary->getSubExpr());
    else if (kind == clang::UO_Real || kind == clang::UO_Imag) {
      p = of(unary->getSubExpr());
      if (p.known())
        p.add_complex_part(kind == clang::UO_Imag);
    }
  } else if (auto *cast = llvm::dyn_cast<clang::CastExpr>(expression)) {
    if (cast->isGLValue())
      p = of(cast->getSubExpr());
  }
  return p;
}

// What a pointer and an integer, added or subtracted, point to.
place places::of_sum(const clang::BinaryOperator *sum) const {
  const bool left = sum->getLHS()->getType()->isPointerType();
  place p = pointed_to(left ? sum->getLHS() : sum->getRHS());
  if (!p.known())
    return p;
  const long index = constant_index(left ? sum->getRHS() : sum->getLHS());
  p.advance(index != place::UNKNOWN_INDEX && sum->getOpcode() == clang::BO_Sub
                ? -index
                : index);
  return p;
}

place places::pointed_to(const clang::Expr *expression) const {
  place p;
  expression = strip_parentheses(expression);
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(expression)) {
    switch (cast->getCastKind()) {
    case clang::CK_ArrayToPointerDecay:
      p = of(cast->getSubExpr());
      if (p.known())
        p.add_element(0);
      break;
    case clang::CK_LValueToRValue:
      if (cast->getType()->isPointerType())
        p = of(cast->getSubExpr());
      if (p.known())
        p.dereference();
      break;
    default:
      if (cast->getSubExpr()->isPRValue())
        p = pointed_to(cast->getSubExpr());
      break;
    }
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    if (unary->getOpcode() == clang::UO_AddrOf)
      p = of(unary->getSubExpr());
    else if (unary->isIncrementDecrementOp() &&
             unary->getType()->isPointerType()) {
      p = of(unary->getSubExpr());
      if (p.known())
        p.dereference();
    }
  } else if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression)) {
    if (binary->getOpcode() == clang::BO_Comma)
      p = pointed_to(binary->getRHS());
    else if (binary->isAdditiveOp() && binary->getType()->isPointerType())
      p = of_sum(binary);
  }
  return p;
}

void places::add_values(const clang::Expr *expression,
                        pointer_value &value) const {
  expression = strip_parentheses(expression);
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(expression)) {
    const clang::Expr *operand = strip_parentheses(cast->getSubExpr());
    if (cast->getCastKind() == clang::CK_ArrayToPointerDecay) {
      place p = pointed_to(cast);
      if (p.known())
        value.addresses.push_back(p);
    } else if (cast->getCastKind() == clang::CK_LValueToRValue) {
      place p = of(operand);
      if (p.is_pointer && p.steps.empty())
        value.variables.push_back(p.variable);
      if (llvm::isa<clang::CompoundLiteralExpr>(operand))
        add_values(operand, value);
    } else
      add_values(operand, value);
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    place p;
    if (unary->getOpcode() == clang::UO_AddrOf)
      p = pointed_to(unary);
    if (p.known())
      value.addresses.push_back(p);
  } else if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(expression)) {
    const bool sum = binary->isAdditiveOp();
    const bool pointer = sum && binary->getType()->isPointerType();
    const size_t before = value.addresses.size();
    if (sum)
      add_values(binary->getLHS(), value);
    if (sum || binary->getOpcode() == clang::BO_Comma ||
        binary->getOpcode() == clang::BO_Assign)
      add_values(binary->getRHS(), value);
    // The address of another element.
    if (pointer && value.addresses.size() == before + 1)
      value.addresses.back() = of_sum(binary);
  } else if (auto *choice = llvm::dyn_cast<clang::AbstractConditionalOperator>(
                 expression)) {
    add_values(choice->getTrueExpr(), value);
    add_values(choice->getFalseExpr(), value);
  } else if (auto *list = llvm::dyn_cast<clang::InitListExpr>(expression)) {
    for (const clang::Expr *element : list->inits())
      add_values(element, value);
  } else if (auto *literal =
                 llvm::dyn_cast<clang::CompoundLiteralExpr>(expression))
    add_values(literal->getInitializer(), value);
}

void places::add_reads(const clang::Stmt *statement,
                       std::vector<place> &reads) const {
  if (!statement || llvm::isa<clang::UnaryExprOrTypeTraitExpr>(statement))
    return;
  if (auto *selection = llvm::dyn_cast<clang::GenericSelectionExpr>(statement))
    return add_reads(selection->getResultExpr(), reads);
  if (auto *choice = llvm::dyn_cast<clang::ChooseExpr>(statement))
    return add_reads(choice->getChosenSubExpr(), reads);
  if (auto *opaque = llvm::dyn_cast<clang::OpaqueValueExpr>(statement))
    return add_reads(opaque->getSourceExpr(), reads);
  auto *call = llvm::dyn_cast<clang::CallExpr>(statement);
  if (call && is_unevaluated(context_, call))
    return;

  for (const clang::Stmt *child : statement->children())
    add_reads(child, reads);
  place p;
  if (auto *cast = llvm::dyn_cast<clang::CastExpr>(statement)) {
    if (cast->getCastKind() == clang::CK_LValueToRValue)
      p = of(cast->getSubExpr());
  } else if (auto *unary = llvm::dyn_cast<clang::UnaryOperator>(statement)) {
    if (unary->isIncrementDecrementOp())
      p = of(unary->getSubExpr());
  } else if (auto *binary = llvm::dyn_cast<clang::BinaryOperator>(statement)) {
    if (binary->isCompoundAssignmentOp())
      p = of(binary->getLHS());
  } else if (auto *atomic = llvm::dyn_cast<clang::AtomicExpr>(statement)) {
    if (atomic->getOp() == clang::AtomicExpr::AO__atomic_load ||
        atomic->getOp() == clang::AtomicExpr::AO__atomic_load_n)
      p = pointed_to(atomic->getPtr());
  }
  if (p.known())
    reads.push_back(p);
}

} // namespace defer
