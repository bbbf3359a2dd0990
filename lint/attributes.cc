// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Attributes that name what releases; see attributes.h.
//
// Clang hands over each declaration that has the attribute of ours, with its
// arguments: the name of a function, which has not been looked up, and a
// number.

#include "attributes.h"

#include "lint.h"
#include "resources.h"

#include "clang/Sema/ParsedAttr.h"

namespace defer {
namespace lint {

// The name that ARGUMENT of ATTRIBUTE is, or an empty string.
static std::string read_name(const clang::ParsedAttr &attribute,
                             unsigned argument) {
  if (attribute.isArgIdent(argument))
    return compat::identifier_argument(attribute, argument)->getName().str();
  auto *reference = llvm::dyn_cast_or_null<clang::DeclRefExpr>(
      attribute.getArgAsExpr(argument)->IgnoreParenImpCasts());
  return reference ? reference->getDecl()->getNameAsString() : "";
}

static void note_deallocator(const clang::Decl *declaration,
                             const clang::ParsedAttr &attribute) {
  auto *function = llvm::dyn_cast<clang::FunctionDecl>(declaration);
  if (!function || !function->getIdentifier() ||
      !function->getReturnType()->isAnyPointerType() ||
      attribute.getNumArgs() == 0)
    return;
  const std::string release = read_name(attribute, 0);
  unsigned number = 1;
  if (attribute.getNumArgs() > 1) {
    clang::Expr::EvalResult result;
    if (!attribute.isArgExpr(1) || !attribute.getArgAsExpr(1)->EvaluateAsInt(
                                       result, declaration->getASTContext()))
      return;
    number = static_cast<unsigned>(result.Val.getInt().getLimitedValue(1000));
  }
  if (!release.empty() && number > 0)
    resources_declare(function->getName().str(), release, number - 1);
}

void attributes_note(const clang::FunctionDecl *function) {
  if (!function->getIdentifier())
    return;
  const std::string name = function->getName().str();
  for (const auto *attribute :
       function->specific_attrs<clang::OwnershipAttr>()) {
    const std::string module = attribute->getModule()->getName().str();
    if (attribute->isReturns())
      resources_declare_acquire(name, module);
    else if (attribute->isTakes())
      for (const clang::ParamIdx &index : attribute->args())
        resources_declare_release(name, module, index.getASTIndex());
  }
}

namespace {

class deallocator_attribute : public clang::ParsedAttrInfo {
public:
  deallocator_attribute() {
    // Clang parses arguments in brackets if it finds the name without `gnu`.
    static constexpr Spelling spellings[] = {
        {clang::AttributeCommonInfo::AS_GNU, DEALLOCATOR_ATTRIBUTE},
        {compat::AS_C23, DEALLOCATOR_ATTRIBUTE},
        {compat::AS_C23, SCOPED_DEALLOCATOR_ATTRIBUTE}};
    Spellings = spellings;
    OptArgs = 15;
  }
  bool existsInTarget(const clang::TargetInfo &) const override {
    return lint_wanted();
  }
  AttrHandling
  handleDeclAttribute(clang::Sema &, clang::Decl *declaration,
                      const clang::ParsedAttr &parsed) const override {
    note_deallocator(declaration, parsed);
    return AttributeApplied;
  }
};

} // namespace

void attributes_register() {
  static clang::ParsedAttrInfoRegistry::Add<deallocator_attribute> deallocator(
      DEALLOCATOR_ATTRIBUTE, "malloc with the function that releases");
}

} // namespace lint
} // namespace defer
