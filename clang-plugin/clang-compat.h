// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's and LLVM's headers, and every difference between the supported
// versions.
//
// A difference is an inline function named after the newest interface, keyed
// on CLANG_VERSION_MAJOR: the version of the *host* whose headers are included,
// not the compiler that builds the plugin. No other file tests a version;
// test/project/version-tests.test looks for it.

#ifndef DEFER_CLANG_COMPAT_H
#define DEFER_CLANG_COMPAT_H

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtOpenMP.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/CodeGenOptions.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/IdentifierResolver.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Scope.h"
#include "clang/Sema/ScopeInfo.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/Any.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PassInstrumentation.h"
#include "llvm/Passes/PassBuilder.h"
#if CLANG_VERSION_MAJOR >= 22
#include "llvm/Plugins/PassPlugin.h"
#else
#include "llvm/Passes/PassPlugin.h"
#endif
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/Local.h"

#include <dlfcn.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace defer {
namespace compat {

// The version of the compiler that a plugin is built for.
inline constexpr int host_major = CLANG_VERSION_MAJOR;

inline bool starts_with(llvm::StringRef text, llvm::StringRef prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// Since 15 a block keeps the floating-point pragmas that hold in it.
inline clang::CompoundStmt *
create_compound(const clang::ASTContext &context,
                llvm::ArrayRef<clang::Stmt *> statements,
                const clang::CompoundStmt *original, clang::SourceLocation left,
                clang::SourceLocation right) {
#if CLANG_VERSION_MAJOR >= 15
  clang::FPOptionsOverride features;
  if (original && original->hasStoredFPFeatures())
    features = original->getStoredFPFeatures();
  return clang::CompoundStmt::Create(context, statements, features, left,
                                     right);
#else
  (void)original;
  return clang::CompoundStmt::Create(context, statements, left, right);
#endif
}

// The syntax of [[attributes]] in C.
#if CLANG_VERSION_MAJOR >= 18
inline constexpr auto AS_C23 = clang::AttributeCommonInfo::AS_C23;
#else
inline constexpr auto AS_C23 = clang::AttributeCommonInfo::AS_C2x;
#endif

// The name that ARGUMENT of ATTRIBUTE is.
inline clang::IdentifierInfo *
identifier_argument(const clang::ParsedAttr &attribute, unsigned argument) {
#if CLANG_VERSION_MAJOR >= 21
  return attribute.getArgAsIdent(argument)->getIdentifierInfo();
#else
  return attribute.getArgAsIdent(argument)->Ident;
#endif
}

// [[maybe_unused]], of which a use is no reason for a warning.
inline clang::UnusedAttr *create_unused(clang::ASTContext &context,
                                        clang::SourceLocation location) {
#if CLANG_VERSION_MAJOR >= 17
  return clang::UnusedAttr::CreateImplicit(
      context, location, clang::UnusedAttr::CXX11_maybe_unused);
#else
  return clang::UnusedAttr::CreateImplicit(
      context, location, clang::AttributeCommonInfo::AS_CXX11,
      clang::UnusedAttr::CXX11_maybe_unused);
#endif
}

inline constexpr auto TagTypeKind_Struct =
#if CLANG_VERSION_MAJOR >= 18
    clang::TagTypeKind::Struct;
#else
    clang::TTK_Struct;
#endif

// The type that RECORD declares.
inline clang::QualType getCanonicalTagType(const clang::ASTContext &context,
                                           const clang::RecordDecl *record) {
#if CLANG_VERSION_MAJOR >= 22
  return context.getCanonicalTagType(record);
#else
  return context.getRecordType(record);
#endif
}

// The type of pointers in the default address space, whatever they point to.
inline llvm::PointerType *pointer_type(llvm::LLVMContext &context) {
#if CLANG_VERSION_MAJOR >= 16
  return llvm::PointerType::get(context, 0);
#else
  return llvm::Type::getInt8PtrTy(context);
#endif
}

// The type of pointers to TYPE, where there still is such a thing.
inline llvm::PointerType *pointer_to(llvm::Type *type) {
#if CLANG_VERSION_MAJOR >= 16
  return pointer_type(type->getContext());
#else
  return type->getPointerTo();
#endif
}

// The flow warnings that are on at LOCATION.
inline clang::sema::AnalysisBasedWarnings::Policy
getPolicyInEffectAt(clang::Sema &sema, clang::SourceLocation location) {
#if CLANG_VERSION_MAJOR >= 21
  return sema.AnalysisWarnings.getPolicyInEffectAt(location);
#else
  (void)location;
  return sema.AnalysisWarnings.getDefaultPolicy();
#endif
}

// The label of the loop or switch that STATEMENT, a `break` or `continue`,
// names, as C2Y has it since 22; null if it is the innermost one.
inline const clang::LabelDecl *getLabelDecl(const clang::Stmt *statement) {
#if CLANG_VERSION_MAJOR >= 22
  return llvm::cast<clang::LoopControlStmt>(statement)->getLabelDecl();
#else
  (void)statement;
  return nullptr;
#endif
}

// The module in the argument of a pass instrumentation callback, or null.
inline llvm::Module *module_of(llvm::Any &unit) {
#if CLANG_VERSION_MAJOR >= 16
  if (auto *module = llvm::any_cast<const llvm::Module *>(&unit))
    return const_cast<llvm::Module *>(*module);
#else
  if (llvm::any_isa<const llvm::Module *>(unit))
    return const_cast<llvm::Module *>(
        llvm::any_cast<const llvm::Module *>(unit));
#endif
  return nullptr;
}

// Whether a control flow graph shows what the attribute `cleanup` calls.
inline constexpr bool graph_has_cleanups = CLANG_VERSION_MAJOR >= 18;

// The variable that ELEMENT of a control flow graph cleans up, by a function
// that an attribute names; null if it is something else. Before 18 the graph
// has nothing of that.
inline const clang::VarDecl *
cleaned_variable(const clang::CFGElement &element) {
#if CLANG_VERSION_MAJOR >= 18
  if (auto cleanup = element.getAs<clang::CFGCleanupFunction>())
    return cleanup->getVarDecl();
#else
  (void)element;
#endif
  return nullptr;
}

using token_watcher = llvm::unique_function<void(const clang::Token &)>;

// The member of the preprocessor that setTokenWatcher sets and nothing gets.
// Access is not checked in an explicit instantiation ([temp.spec]/6).
template <token_watcher clang::Preprocessor::*Member>
struct token_watcher_access {
  friend token_watcher &token_watcher_of(clang::Preprocessor &preprocessor) {
    return preprocessor.*Member;
  }
};
token_watcher &token_watcher_of(clang::Preprocessor &preprocessor);
template struct token_watcher_access<&clang::Preprocessor::OnToken>;

// Takes the watcher that is set away from PREPROCESSOR, so that another one can
// be set and go on calling it.
inline token_watcher take_token_watcher(clang::Preprocessor &preprocessor) {
  return std::move(token_watcher_of(preprocessor));
}

// An array of SIZE elements of TYPE.
inline clang::QualType array_of(const clang::ASTContext &context,
                                clang::QualType type, uint64_t size) {
#if CLANG_VERSION_MAJOR >= 18
  const auto modifier = clang::ArraySizeModifier::Normal;
#else
  const auto modifier = clang::ArrayType::Normal;
#endif
  return context.getConstantArrayType(type, llvm::APInt(64, size), nullptr,
                                      modifier, 0);
}

// Whether a token of KIND may be a keyword of the plugin: an identifier, or the
// `_Defer` that the compiler has itself since 22.
inline bool may_be_keyword(clang::tok::TokenKind kind) {
#if CLANG_VERSION_MAJOR >= 22
  if (kind == clang::tok::kw__Defer)
    return true;
#endif
  return kind == clang::tok::identifier;
}

// Moves all of FROM into BLOCK, before POSITION. A member since 16.
inline void splice(llvm::BasicBlock &block, llvm::BasicBlock::iterator position,
                   llvm::BasicBlock *from) {
#if CLANG_VERSION_MAJOR >= 16
  block.splice(position, from);
#else
  block.getInstList().splice(position, from->getInstList());
#endif
}

// Remaps the debug records of INSTRUCTION; before 19 they were instructions.
inline void RemapDbgRecordRange(llvm::Instruction &instruction,
                                llvm::ValueToValueMapTy &map,
                                llvm::RemapFlags flags) {
#if CLANG_VERSION_MAJOR >= 19
  llvm::RemapDbgRecordRange(instruction.getModule(),
                            instruction.getDbgRecordRange(), map, flags);
#else
  (void)instruction, (void)map, (void)flags;
#endif
}

// Has REGISTER_PASSES called for the pass pipeline of the unit. Before 19 there
// are only pass plugins for that: this file is loaded as one, and
// llvmGetPassPluginInfo in plugin.cc calls REGISTER_PASSES.
inline void
add_pass_builder_callback(clang::CodeGenOptions &options,
                          void (*register_passes)(llvm::PassBuilder &)) {
#if CLANG_VERSION_MAJOR >= 19
  options.PassBuilderCallbacks.push_back(register_passes);
#else
  Dl_info information;
  if (dladdr(reinterpret_cast<void *>(register_passes), &information))
    options.PassPlugins.push_back(information.dli_fname);
#endif
}

} // namespace compat
} // namespace defer

#endif
