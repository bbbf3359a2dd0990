// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The attributes of the plugin, for declarations.
//
//   defer_result           [[defer::result]]          of a local variable
//   defer_error(lo, hi)    [[defer::error(lo, hi)]]   of a function
//
// Clang takes attributes from its registry of them, and hands over each
// declaration that has one. A result variable is noted for result.cc, which
// looks at it when the function is complete; what is no variable of a function
// is refused here. To Clang it is used, for the function returns it.
//
// The range of defer_error has to survive redeclarations and a precompiled
// header, and code generation must not see it, as it does see `annotate`. It is
// kept in the text of a `swift_attr`, from which Clang itself makes nothing:
//
//   swift_attr("defer_error -4095 -1")
//
// Where the plugin does nothing, the attributes are unknown.

#include "error.h"
#include "plugin.h"

#include "defer-messages.h"
#include "defer-words.h"
#include "clang/Sema/ParsedAttr.h"

namespace defer {

// The unit whose declarations are parsed, null where the plugin does nothing.
static unit *current;

void attribute_start(unit &u) { current = &u; }

// What DECLARATION belongs to.
static const clang::Decl *owner_of(clang::Decl *declaration) {
  clang::DeclContext *context = declaration->getDeclContext();
  while (llvm::isa<clang::CapturedDecl>(context))
    context = context->getParent();
  return clang::Decl::castFromDeclContext(context);
}

static bool note_result(clang::Decl *declaration) {
  auto *variable = llvm::dyn_cast<clang::VarDecl>(declaration);
  if (!variable || !variable->hasLocalStorage() ||
      llvm::isa<clang::ParmVarDecl>(variable)) {
    auto *named = llvm::dyn_cast<clang::NamedDecl>(declaration);
    emit_error(*current, declaration->getLocation(), message::result_storage,
               named ? named->getNameAsString() : "");
    return false;
  }
  current->declared_results[owner_of(variable)].push_back(variable);
  variable->addAttr(compat::create_unused(variable->getASTContext(),
                                          variable->getLocation()));
  return true;
}

// Whether ATTRIBUTE has two integer constants, in order; prints them to TEXT.
static bool read_range(const clang::ASTContext &context,
                       const clang::ParsedAttr &attribute, std::string &text) {
  if (attribute.getNumArgs() != 2)
    return false;
  llvm::APSInt bounds[2];
  for (unsigned i = 0; i < 2; i++) {
    clang::Expr *argument =
        attribute.isArgExpr(i) ? attribute.getArgAsExpr(i) : nullptr;
    if (!argument || argument->containsErrors())
      return false;
    auto value = argument->getIntegerConstantExpr(context);
    if (!value)
      return false;
    bounds[i] = *value;
    llvm::SmallString<40> digits;
    bounds[i].toString(digits);
    text += " " + std::string(digits);
  }
  return llvm::APSInt::compareValues(bounds[0], bounds[1]) <= 0;
}

static bool note_error(clang::Decl *declaration,
                       const clang::ParsedAttr &attribute) {
  clang::ASTContext &context = declaration->getASTContext();
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration);
  std::string text = ERROR_ATTRIBUTE;
  const char *problem = nullptr;
  if (!function)
    problem = message::error_place;
  else if (!read_range(context, attribute, text))
    problem = message::error_range;
  else if (!error_possible(function->getReturnType()))
    problem = message::error_result;
  if (problem) {
    emit_error(*current, attribute.getLoc(), problem);
    return false;
  }
  function->addAttr(clang::SwiftAttrAttr::CreateImplicit(context, text));
  return true;
}

namespace {

class attribute : public clang::ParsedAttrInfo {
public:
  bool existsInTarget(const clang::TargetInfo &) const override {
    return current != nullptr;
  }
};

class result_attribute : public attribute {
public:
  result_attribute() {
    static constexpr Spelling spellings[] = {
        {clang::AttributeCommonInfo::AS_GNU, "defer_result"},
        {clang::AttributeCommonInfo::AS_CXX11, "defer::result"},
        {compat::AS_C23, "defer::result"}};
    Spellings = spellings;
  }
  AttrHandling handleDeclAttribute(clang::Sema &, clang::Decl *declaration,
                                   const clang::ParsedAttr &) const override {
    return note_result(declaration) ? AttributeApplied : AttributeNotApplied;
  }
};

class error_attribute : public attribute {
public:
  error_attribute() {
    static constexpr Spelling spellings[] = {
        {clang::AttributeCommonInfo::AS_GNU, "defer_error"},
        {clang::AttributeCommonInfo::AS_CXX11, "defer::error"},
        {compat::AS_C23, "defer::error"}};
    Spellings = spellings;
    OptArgs = 15; // any number: the words for a wrong one are ours
  }
  AttrHandling
  handleDeclAttribute(clang::Sema &, clang::Decl *declaration,
                      const clang::ParsedAttr &parsed) const override {
    return note_error(declaration, parsed) ? AttributeApplied
                                           : AttributeNotApplied;
  }
};

} // namespace

void attribute_register() {
  static clang::ParsedAttrInfoRegistry::Add<result_attribute> result(
      RESULT_ATTRIBUTE, "the variable is the result of its function");
  static clang::ParsedAttrInfoRegistry::Add<error_attribute> error(
      ERROR_ATTRIBUTE, "results of the function in a range are errors");
}

} // namespace defer
