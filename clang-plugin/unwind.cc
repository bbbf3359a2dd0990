// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sixth stage: exceptions, for panic=on, where a `defer` is.
//
// C is compiled without exceptions: no cleanup runs on unwinding, and every
// function is taken not to throw. LangOptions::Exceptions changes that, but for
// a whole unit. It is switched on before the code of the first function is
// generated that has a `defer`, or that panics, which is to be known where the
// unit is linked with others (LTO); a unit without either is compiled as ever.
// In the functions of the unit without a `defer`, the pass of splice.cc takes
// its effects back:
//
//   nounwind   is removed where it stands by default only: what a function with
//              a `defer` calls in the same unit may throw. LLVM infers it again
//              where it holds.
//   invoke     becomes a call. What is left is __attribute__((cleanup)), which
//              C does not run on unwinding.
//
// -fexceptions of the user's own is left as it is. Where no code is generated,
// nothing is switched on: precompiled headers and modules record the option.

#include "marker.h"
#include "plugin.h"

#include "clang/Basic/TargetInfo.h"
#include "llvm/ADT/StringSet.h"

namespace defer {

// For the pass, which knows the module only.
static bool lent, exceptions;
static llvm::StringSet<> may_throw;

static bool generates_code(const clang::CompilerInstance &compiler) {
  // A module is compiled with the action of the file that imports it.
  if (compiler.getLangOpts().isCompilingModule())
    return false;
  switch (compiler.getFrontendOpts().ProgramAction) {
  case clang::frontend::EmitAssembly:
  case clang::frontend::EmitBC:
  case clang::frontend::EmitLLVM:
  case clang::frontend::EmitLLVMOnly:
  case clang::frontend::EmitCodeGenOnly:
  case clang::frontend::EmitObj:
    return true;
  default:
    return false;
  }
}

// Whether exceptions are to be lent to U, where they are needed.
// Microsoft's targets unwind through funclets, which splice.cc cannot fill.
static bool may_lend(const unit &u) {
  return plugin_options.panic && !u.compiler.getLangOpts().Exceptions &&
         generates_code(u.compiler) &&
         !u.compiler.getTarget().getTriple().isWindowsMSVCEnvironment();
}

void unwind_enable(unit &u) {
  clang::LangOptions &language = u.compiler.getLangOpts();
  exceptions = language.Exceptions;
  // -fno-elide-constructors is for C++: result.cc needs it to have no effect.
  language.ElideConstructors = 1;
  if (!may_lend(u))
    return;
  language.Exceptions = 1;
  exceptions = lent = true;
}

void unwind_note_function(const unit &u, const clang::FunctionDecl *function) {
  if (function->hasAttr<clang::NoThrowAttr>() || !(lent || may_lend(u)))
    return;
  if (auto *label = function->getAttr<clang::AsmLabelAttr>())
    may_throw.insert(label->getLabel());
  else
    may_throw.insert(function->getName());
}

static bool has_marker(const llvm::Function &function) {
  for (const llvm::BasicBlock &block : function)
    for (const llvm::Instruction &instruction : block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction))
        if (const llvm::Function *callee = call->getCalledFunction())
          if (compat::starts_with(callee->getName(), MARKER_PREFIX))
            return true;
  return false;
}

// Gives FUNCTION the code that it has without exceptions.
static void remove_landing_pads(llvm::Function &function) {
  std::vector<llvm::InvokeInst *> invokes;
  for (llvm::BasicBlock &block : function)
    if (auto *invoke = llvm::dyn_cast<llvm::InvokeInst>(block.getTerminator()))
      invokes.push_back(invoke);
  if (invokes.empty())
    return;
  std::vector<llvm::AllocaInst *> variables;
  for (llvm::Instruction &instruction : function.getEntryBlock())
    if (auto *variable = llvm::dyn_cast<llvm::AllocaInst>(&instruction))
      if (!variable->use_empty())
        variables.push_back(variable);
  for (llvm::InvokeInst *invoke : invokes) {
    llvm::BasicBlock *next = invoke->getNormalDest();
    llvm::changeToCall(invoke);
    llvm::MergeBlockIntoPredecessor(next);
  }
  llvm::EliminateUnreachableBlocks(function);
  for (llvm::AllocaInst *variable : variables)
    if (variable->use_empty())
      variable->eraseFromParent();
  function.setPersonalityFn(nullptr);
}

bool unwind_lent() { return lent; }

bool unwind_exceptions() { return exceptions; }

void unwind_adapt_functions(llvm::Module &module) {
  if (!lent)
    return;
  lent = false;
  for (llvm::Function &function : module) {
    if (function.isDeclaration() || has_marker(function))
      continue;
    remove_landing_pads(function);
    if (may_throw.count(function.getName()))
      function.removeFnAttr(llvm::Attribute::NoUnwind);
  }
}

} // namespace defer
