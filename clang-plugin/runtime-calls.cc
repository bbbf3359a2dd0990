// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: the functions by which a module calls the entries of
// the runtime that a program may lack. Each tests the weak reference, so that
// no landing pad has to, and most add the CFA of its own frame, by which the
// runtime tells how far a panic has come.
//
// To debug: as in splice.cc.

#include "runtime-calls.h"

#include "defer-runtime.h"

namespace defer {

void runtime_take_attributes(llvm::Function *function,
                             const llvm::Function &caller) {
  for (llvm::Attribute attribute : caller.getAttributes().getFnAttrs())
    if (attribute.isStringAttribute() ||
        attribute.hasAttribute(llvm::Attribute::UWTable))
      function->addFnAttr(attribute);
  function->addFnAttr(llvm::Attribute::NoInline);
}

namespace {

struct entry_kind {
  const char *name, *suffix;
  bool has_result, throws;
  bool takes_frame; // as the last argument
  bool is_cold;
};

} // namespace

// The function that calls the entry KIND, which takes ALL. HANDED_OVER of them
// are its own parameters, and zero stands for the others: a caller that has
// nothing to say there is smaller so.
static llvm::FunctionCallee guard(const llvm::Function &caller,
                                  const entry_kind &kind,
                                  std::vector<llvm::Type *> all,
                                  size_t handed_over) {
  auto *module = const_cast<llvm::Module *>(caller.getParent());
  const std::string name = kind.name + std::string(kind.suffix) + "_if_present";
  if (llvm::Function *function = module->getFunction(name))
    return function;

  llvm::LLVMContext &context = module->getContext();
  llvm::IRBuilder<> builder(context);
  llvm::Type *const result =
      kind.has_result ? builder.getInt32Ty() : builder.getVoidTy();
  const std::vector<llvm::Type *> parameters(all.begin(),
                                             all.begin() + handed_over);
  const size_t given = all.size();
  if (kind.takes_frame)
    all.push_back(compat::pointer_type(context));
  llvm::FunctionCallee target = module->getOrInsertFunction(
      kind.name, llvm::FunctionType::get(result, all, false));
  auto *declaration =
      llvm::dyn_cast<llvm::Function>(target.getCallee()->stripPointerCasts());
  if (declaration && declaration->isDeclaration())
    declaration->setLinkage(llvm::GlobalValue::ExternalWeakLinkage);

  // The same in all modules: the linker keeps one.
  auto *function = llvm::Function::Create(
      llvm::FunctionType::get(result, parameters, false),
      llvm::GlobalValue::LinkOnceODRLinkage, name, module);
  function->setVisibility(llvm::GlobalValue::HiddenVisibility);
  if (llvm::Triple(module->getTargetTriple()).supportsCOMDAT())
    function->setComdat(module->getOrInsertComdat(name));
  runtime_take_attributes(function, caller);
  if (kind.is_cold)
    function->addFnAttr(llvm::Attribute::Cold);
  if (!kind.throws) {
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
  std::vector<llvm::Value *> arguments;
  for (llvm::Argument &argument : function->args())
    arguments.push_back(&argument);
  for (size_t i = handed_over; i < given; i++)
    arguments.push_back(llvm::Constant::getNullValue(all[i]));
  if (kind.takes_frame)
    arguments.push_back(builder.CreateIntrinsic(llvm::Intrinsic::eh_dwarf_cfa,
                                                {}, {builder.getInt32(0)}));
  llvm::Value *value = builder.CreateCall(target, arguments);
  if (kind.has_result)
    builder.CreateRet(value);
  else
    builder.CreateRetVoid();
  builder.SetInsertPoint(missing);
  if (kind.has_result)
    builder.CreateRet(builder.getInt32(0));
  else
    builder.CreateRetVoid();
  return function;
}

llvm::FunctionCallee runtime_begin(const llvm::Function &caller) {
  llvm::Type *const pointer = compat::pointer_type(caller.getContext());
  return guard(caller, {RUNTIME_BEGIN, "", false, false, true, true},
               {pointer, pointer}, 1);
}

llvm::FunctionCallee runtime_begin_call(const llvm::Function &caller) {
  llvm::Type *const pointer = compat::pointer_type(caller.getContext());
  return guard(caller, {RUNTIME_BEGIN, "_call", false, false, true, true},
               {pointer, pointer}, 2);
}

// These two may go on with what the panic had replaced.

llvm::FunctionCallee runtime_recovered(const llvm::Function &caller) {
  llvm::Type *const pointer = compat::pointer_type(caller.getContext());
  return guard(caller, {RUNTIME_RECOVERED, "", true, true, true, true},
               {pointer, pointer}, 1);
}

llvm::FunctionCallee runtime_recovered_inside(const llvm::Function &caller) {
  llvm::Type *const pointer = compat::pointer_type(caller.getContext());
  return guard(caller, {RUNTIME_RECOVERED, "_inside", true, true, true, true},
               {pointer, pointer}, 2);
}

llvm::FunctionCallee runtime_is_recovered(const llvm::Function &caller) {
  return guard(caller, {RUNTIME_IS_RECOVERED, "", true, false, false, true},
               {compat::pointer_type(caller.getContext())}, 1);
}

// It panics where the stack is at its end.
llvm::FunctionCallee runtime_reserve(const llvm::Function &caller,
                                     llvm::Type *size) {
  return guard(caller, {RUNTIME_RESERVE, "", false, true, false, false}, {size},
               1);
}

} // namespace defer
