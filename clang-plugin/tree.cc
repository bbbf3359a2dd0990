// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Making nodes of Clang's tree: as Sema makes them, without its checks.

#include "tree.h"

namespace defer {

clang::FunctionDecl *tree::declared(const std::string &name,
                                    clang::QualType result,
                                    llvm::ArrayRef<clang::QualType> parameters,
                                    bool throws) {
  clang::FunctionDecl *&function = unit_.markers[name];
  if (function)
    return function;
  clang::FunctionProtoType::ExtProtoInfo information;
  // Of the type, not an attribute: Clang asks a declaration that has one for
  // a dozen kinds of them, at each call.
  if (!throws)
    information.ExceptionSpec.Type = clang::EST_NoThrow;
  function = clang::FunctionDecl::Create(
      context_, context_.getTranslationUnitDecl(), clang::SourceLocation(),
      clang::SourceLocation(), &context_.Idents.get(name),
      context_.getFunctionType(result, parameters, information), nullptr,
      clang::SC_Extern);
  llvm::SmallVector<clang::ParmVarDecl *, 2> declarations;
  for (clang::QualType type : parameters)
    declarations.push_back(clang::ParmVarDecl::Create(
        context_, function, clang::SourceLocation(), clang::SourceLocation(),
        nullptr, type, nullptr, clang::SC_None, nullptr));
  function->setParams(declarations);
  function->setImplicit();
  return function;
}

clang::Expr *tree::decayed(clang::FunctionDecl *function,
                           clang::SourceLocation location) {
  clang::Expr *reference = clang::DeclRefExpr::Create(
      context_, clang::NestedNameSpecifierLoc(), clang::SourceLocation(),
      function, false, location, function->getType(), clang::VK_LValue);
  return cast(clang::CK_FunctionToPointerDecay,
              context_.getPointerType(function->getType()), reference);
}

clang::Expr *tree::call(clang::FunctionDecl *function,
                        clang::SourceLocation location,
                        llvm::ArrayRef<clang::Expr *> arguments) {
  return clang::CallExpr::Create(context_, decayed(function, location),
                                 arguments, function->getReturnType(),
                                 clang::VK_PRValue, location,
                                 clang::FPOptionsOverride());
}

clang::VarDecl *tree::variable(const char *name, clang::QualType type,
                               clang::SourceLocation location,
                               clang::Expr *value) {
  auto *variable = clang::VarDecl::Create(
      context_, clang::Decl::castToDeclContext(function_), location, location,
      &context_.Idents.get(name), type,
      context_.getTrivialTypeSourceInfo(type, location), clang::SC_None);
  variable->addAttr(clang::NoDebugAttr::CreateImplicit(context_));
  variable->setImplicit();
  variable->setIsUsed();
  variable->setReferenced();
  if (value)
    variable->setInit(value);
  return variable;
}

clang::Stmt *tree::declare(clang::VarDecl *variable) {
  return new (context_)
      clang::DeclStmt(clang::DeclGroupRef(variable), variable->getLocation(),
                      variable->getLocation());
}

clang::Expr *tree::place(clang::VarDecl *variable,
                         clang::SourceLocation location) {
  return clang::DeclRefExpr::Create(
      context_, clang::NestedNameSpecifierLoc(), clang::SourceLocation(),
      variable, false, location, variable->getType(), clang::VK_LValue);
}

clang::Expr *tree::load(clang::Expr *place) {
  return cast(clang::CK_LValueToRValue, place->getType().getUnqualifiedType(),
              place);
}

clang::Expr *tree::address(clang::Expr *place) {
  return clang::UnaryOperator::Create(context_, place, clang::UO_AddrOf,
                                      context_.getPointerType(place->getType()),
                                      clang::VK_PRValue, clang::OK_Ordinary,
                                      place->getBeginLoc(), false,
                                      clang::FPOptionsOverride());
}

clang::Expr *tree::cast(clang::CastKind kind, clang::QualType type,
                        clang::Expr *operand) {
  return clang::ImplicitCastExpr::Create(context_, type, kind, operand, nullptr,
                                         clang::VK_PRValue,
                                         clang::FPOptionsOverride());
}

clang::Expr *tree::number(const llvm::APInt &value, clang::QualType type,
                          clang::SourceLocation location) {
  return clang::IntegerLiteral::Create(context_, value, type, location);
}

clang::Expr *tree::number(unsigned value, clang::SourceLocation location) {
  return number(llvm::APInt(context_.getIntWidth(context_.IntTy), value),
                context_.IntTy, location);
}

clang::Expr *tree::null(clang::QualType pointer,
                        clang::SourceLocation location) {
  return cast(clang::CK_NullToPointer, pointer, number(0, location));
}

clang::Expr *tree::assign(clang::Expr *place, clang::Expr *value) {
  return clang::BinaryOperator::Create(
      context_, place, value, clang::BO_Assign,
      place->getType().getUnqualifiedType(), clang::VK_PRValue,
      clang::OK_Ordinary, value->getBeginLoc(), clang::FPOptionsOverride());
}

clang::Expr *tree::test(clang::BinaryOperatorKind operation, clang::Expr *left,
                        clang::Expr *right) {
  return clang::BinaryOperator::Create(
      context_, left, right, operation, context_.IntTy, clang::VK_PRValue,
      clang::OK_Ordinary, left->getBeginLoc(), clang::FPOptionsOverride());
}

clang::Stmt *tree::condition(clang::Expr *test, clang::Stmt *then,
                             clang::SourceLocation location,
                             clang::Stmt *otherwise) {
  return clang::IfStmt::Create(
      context_, location, clang::IfStatementKind::Ordinary, nullptr, nullptr,
      test, location, location, then, location, otherwise);
}

clang::Stmt *tree::block(llvm::ArrayRef<clang::Stmt *> statements,
                         clang::SourceLocation location) {
  return compat::create_compound(context_, statements, nullptr, location,
                                 location);
}

clang::Stmt *tree::leave(clang::Expr *value, clang::SourceLocation location,
                         const clang::VarDecl *result) {
  return clang::ReturnStmt::Create(context_, location, value, result);
}

} // namespace defer
