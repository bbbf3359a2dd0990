// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: the functions by which a module calls the entries of
// the runtime that a program may lack. Each tests the weak reference, so that
// no landing pad has to, and adds the CFA of its own frame, by which the
// runtime tells how far a panic has come.
//
// To debug: as in splice.cc.

#include "runtime-calls.h"

#include "defer-runtime.h"

namespace defer {

// Gives FUNCTION what the code of CALLER has to have in common with it: the
// target, and a place in the unwind tables.
static void take_attributes(llvm::Function *function,
                            const llvm::Function &caller) {
  for (llvm::Attribute attribute : caller.getAttributes().getFnAttrs())
    if (attribute.isStringAttribute() ||
        attribute.hasAttribute(llvm::Attribute::UWTable))
      function->addFnAttr(attribute);
  function->addFnAttr(llvm::Attribute::NoInline);
  function->addFnAttr(llvm::Attribute::Cold);
}

static llvm::FunctionCallee guard(const llvm::Function &caller,
                                  const char *target_name, bool has_result) {
  auto *module = const_cast<llvm::Module *>(caller.getParent());
  const std::string name = std::string(target_name) + "_if_present";
  if (llvm::Function *function = module->getFunction(name))
    return function;

  llvm::LLVMContext &context = module->getContext();
  llvm::IRBuilder<> builder(context);
  llvm::Type *const pointer = compat::pointer_type(context);
  llvm::Type *const result =
      has_result ? builder.getInt32Ty() : builder.getVoidTy();
  llvm::FunctionCallee target = module->getOrInsertFunction(
      target_name,
      llvm::FunctionType::get(result, {pointer, pointer, pointer}, false));
  auto *declaration =
      llvm::dyn_cast<llvm::Function>(target.getCallee()->stripPointerCasts());
  if (declaration && declaration->isDeclaration())
    declaration->setLinkage(llvm::GlobalValue::ExternalWeakLinkage);

  auto *function = llvm::Function::Create(
      llvm::FunctionType::get(result, {pointer, pointer}, false),
      llvm::GlobalValue::InternalLinkage, name, module);
  take_attributes(function, caller);
  // __defer_recovered may go on with what the panic had replaced.
  if (!has_result) {
    function->setDoesNotThrow();
    if (declaration)
      declaration->setDoesNotThrow();
  }
  auto *entry = llvm::BasicBlock::Create(context, "", function);
  auto *there = llvm::BasicBlock::Create(context, "", function);
  auto *missing = llvm::BasicBlock::Create(context, "", function);
  builder.SetInsertPoint(entry);
  builder.CreateCondBr(builder.CreateIsNotNull(target.getCallee()), there,
                       missing);
  builder.SetInsertPoint(there);
  llvm::Value *cfa = builder.CreateIntrinsic(llvm::Intrinsic::eh_dwarf_cfa, {},
                                             {builder.getInt32(0)});
  llvm::Value *value = builder.CreateCall(
      target, {function->getArg(0), function->getArg(1), cfa});
  if (has_result)
    builder.CreateRet(value);
  else
    builder.CreateRetVoid();
  builder.SetInsertPoint(missing);
  if (has_result)
    builder.CreateRet(builder.getInt32(0));
  else
    builder.CreateRetVoid();
  return function;
}

llvm::FunctionCallee runtime_begin(const llvm::Function &caller) {
  return guard(caller, RUNTIME_BEGIN, false);
}

llvm::FunctionCallee runtime_recovered(const llvm::Function &caller) {
  return guard(caller, RUNTIME_RECOVERED, true);
}

} // namespace defer
