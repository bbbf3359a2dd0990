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
#include "clang/Sema/Lookup.h"

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

// The value of an ARGUMENT that is an integer constant. One that is nothing but
// a name has not been looked up.
static bool read_bound(clang::Sema &sema, const clang::ParsedAttr &attribute,
                       unsigned argument, llvm::APSInt &bound) {
  if (!attribute.isArgExpr(argument)) {
    const clang::NamedDecl *found = sema.LookupSingleName(
        sema.getCurScope(), compat::identifier_argument(attribute, argument),
        attribute.getLoc(), clang::Sema::LookupOrdinaryName);
    auto *constant = llvm::dyn_cast_or_null<clang::EnumConstantDecl>(found);
    if (constant)
      bound = constant->getInitVal();
    return constant != nullptr;
  }
  clang::Expr *expression = attribute.getArgAsExpr(argument);
  if (!expression || expression->containsErrors())
    return false;
  auto value = expression->getIntegerConstantExpr(sema.Context);
  if (value)
    bound = *value;
  return bool(value);
}

// Whether ATTRIBUTE has two integer constants, in order; prints them to TEXT.
static bool read_range(clang::Sema &sema, const clang::ParsedAttr &attribute,
                       std::string &text) {
  if (attribute.getNumArgs() != 2)
    return false;
  llvm::APSInt bounds[2];
  for (unsigned i = 0; i < 2; i++) {
    if (!read_bound(sema, attribute, i, bounds[i]))
      return false;
    llvm::SmallString<40> digits;
    bounds[i].toString(digits);
    text += " " + std::string(digits);
  }
  return llvm::APSInt::compareValues(bounds[0], bounds[1]) <= 0;
}

static bool note_error(clang::Sema &sema, clang::Decl *declaration,
                       const clang::ParsedAttr &attribute) {
  clang::ASTContext &context = declaration->getASTContext();
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration);
  std::string text = ERROR_ATTRIBUTE;
  const char *problem = nullptr;
  if (!function)
    problem = message::error_place;
  else if (!read_range(sema, attribute, text))
    problem = message::error_range;
  else if (!error_possible(function->getReturnType()))
    problem = message::error_result;
  if (problem) {
    emit_error(*current,
               context.getSourceManager().getExpansionLoc(attribute.getLoc()),
               problem);
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
        {clang::AttributeCommonInfo::AS_CXX11, "defer::defer_error"},
        {compat::AS_C23, "defer::defer_error"}};
    Spellings = spellings;
    OptArgs = 15; // any number: the words for a wrong one are ours
  }
  AttrHandling
  handleDeclAttribute(clang::Sema &sema, clang::Decl *declaration,
                      const clang::ParsedAttr &parsed) const override {
    return note_error(sema, declaration, parsed) ? AttributeApplied
                                                 : AttributeNotApplied;
  }
};

// Clang parses the arguments in brackets only if it finds an attribute of that
// name, for which it looks without the namespace. As such it does not exist. Of
// `error` the parser wants a string, so that recognise.cc gives it the other
// name.
class name_without_namespace : public clang::ParsedAttrInfo {
public:
  name_without_namespace() {
    static constexpr Spelling spellings[] = {
        {clang::AttributeCommonInfo::AS_CXX11, "defer_error"},
        {compat::AS_C23, "defer_error"}};
    Spellings = spellings;
    OptArgs = 15;
  }
  bool existsInTarget(const clang::TargetInfo &) const override {
    return false;
  }
};

} // namespace

void attribute_register() {
  static clang::ParsedAttrInfoRegistry::Add<result_attribute> result(
      RESULT_ATTRIBUTE, "the variable is the result of its function");
  static clang::ParsedAttrInfoRegistry::Add<error_attribute> error(
      ERROR_ATTRIBUTE, "results of the function in a range are errors");
  static clang::ParsedAttrInfoRegistry::Add<name_without_namespace> name(
      SCOPED_ERROR_ATTRIBUTE, "has the arguments of the former parsed");
}

} // namespace defer
