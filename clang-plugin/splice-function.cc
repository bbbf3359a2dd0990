// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: what `_Defer_function` has registered. marker.h has
// what lower-function.cc has left of it.
//
// The list of a function is drained by one function of the module:
//
//   void __defer_run_registered(record **list, record *end, void *exception) {
//     while (*list != end) {
//       record *r = *list;
//       *list = r->older;
//       if (exception)
//         __defer_begin_if_present(exception, r->callee);
//       r->run(r);
//     }
//   }
//
// An exception that leaves r->run drains the rest, for itself, before it goes
// on. So nothing that has been registered is lost, and none is run twice.
//
// A record that gets memory of the stack at run time keeps it until the
// function is left. Where Clang would free it, at the end of a block that has
// arrays of variable length, nothing is freed.
//
// To debug: as in splice.cc.

#include "splice.h"

#include "marker.h"
#include "runtime-calls.h"

namespace defer {

// Goes on at BLOCK if RUN, the last call there, throws: drains the rest.
static void build_landing_pad(llvm::IRBuilder<> &builder,
                              llvm::Function *function, llvm::BasicBlock *pad) {
  llvm::Type *const pointer = compat::pointer_type(function->getContext());
  builder.SetInsertPoint(pad);
  llvm::LandingPadInst *landing = builder.CreateLandingPad(
      llvm::StructType::get(pointer, builder.getInt32Ty()), 0);
  landing->setCleanup(true);
  builder.CreateCall(function, {function->getArg(0), function->getArg(1),
                                builder.CreateExtractValue(landing, 0)});
  builder.CreateResume(landing);
}

// The function that drains a list, for CALLER.
static llvm::Function *run_registered(const llvm::Function &caller) {
  auto *module = const_cast<llvm::Module *>(caller.getParent());
  static const char name[] = "__defer_run_registered";
  if (llvm::Function *function = module->getFunction(name))
    return function;

  llvm::LLVMContext &context = module->getContext();
  llvm::IRBuilder<> builder(context);
  llvm::Type *const pointer = compat::pointer_type(context);
  auto *function = llvm::Function::Create(
      llvm::FunctionType::get(builder.getVoidTy(), {pointer, pointer, pointer},
                              false),
      llvm::GlobalValue::InternalLinkage, name, module);
  runtime_take_attributes(function, caller);
  auto block = [&] { return llvm::BasicBlock::Create(context, "", function); };
  llvm::BasicBlock *const entry = block(), *const loop = block(),
                          *const next = block(), *const run = block(),
                          *const end = block();
  llvm::Value *const list = function->getArg(0);
  llvm::Value *const exception = function->getArg(2);
  auto *const record_type = llvm::StructType::get(pointer, pointer, pointer);
  auto *const run_type =
      llvm::FunctionType::get(builder.getVoidTy(), pointer, false);

  builder.SetInsertPoint(entry);
  llvm::Value *const head =
      builder.CreatePointerCast(list, compat::pointer_to(pointer));
  builder.CreateBr(loop);
  builder.SetInsertPoint(loop);
  llvm::Value *const record = builder.CreateLoad(pointer, head);
  builder.CreateCondBr(builder.CreateICmpEQ(record, function->getArg(1)), end,
                       next);
  builder.SetInsertPoint(next);
  llvm::Value *const typed =
      builder.CreatePointerCast(record, compat::pointer_to(record_type));
  auto field = [&](unsigned index) {
    return builder.CreateLoad(
        pointer, builder.CreateStructGEP(record_type, typed, index));
  };
  builder.CreateStore(field(0), head);
  llvm::Value *const code =
      builder.CreatePointerCast(field(1), compat::pointer_to(run_type));
  if (plugin_options.panic) {
    llvm::BasicBlock *const tell = block();
    builder.CreateCondBr(builder.CreateIsNull(exception), run, tell);
    builder.SetInsertPoint(tell);
    builder.CreateCall(runtime_begin_call(*function), {exception, field(2)});
  }
  builder.CreateBr(run);
  builder.SetInsertPoint(run);
  if (unwind_exceptions()) {
    llvm::BasicBlock *const pad = block();
    builder.CreateInvoke(run_type, code, loop, pad, {record});
    build_landing_pad(builder, function, pad);
    function->setPersonalityFn(
        caller.hasPersonalityFn()
            ? caller.getPersonalityFn()
            : llvm::cast<llvm::Constant>(
                  module
                      ->getOrInsertFunction(
                          "__gcc_personality_v0",
                          llvm::FunctionType::get(builder.getInt32Ty(), true))
                      .getCallee()));
  } else {
    builder.CreateCall(run_type, code, {record});
    builder.CreateBr(loop);
  }
  builder.SetInsertPoint(end);
  builder.CreateRetVoid();
  return function;
}

// CALLEE in the place of the call MARKER, with ARGUMENTS.
static void replace_call(llvm::CallBase *marker, llvm::FunctionCallee callee,
                         llvm::ArrayRef<llvm::Value *> arguments) {
  llvm::IRBuilder<> builder(marker);
  if (auto *invoke = llvm::dyn_cast<llvm::InvokeInst>(marker))
    builder.CreateInvoke(callee, invoke->getNormalDest(),
                         invoke->getUnwindDest(), arguments);
  else
    builder.CreateCall(callee, arguments);
  marker->eraseFromParent();
}

void splicer::replace_drain(llvm::CallBase *marker, llvm::Value *exception) {
  llvm::Type *const pointer = compat::pointer_type(context_);
  llvm::IRBuilder<> builder(marker);
  replace_call(marker, run_registered(function_),
               {builder.CreatePointerCast(marker->getArgOperand(0), pointer),
                builder.CreatePointerCast(marker->getArgOperand(1), pointer),
                exception});
}

// Whether the code behind FROM leads to TO, without passing BARRIER before.
static bool leads_to(llvm::Instruction *from, llvm::Instruction *to,
                     llvm::Instruction *barrier) {
  std::vector<llvm::Instruction *> work = {from->getNextNode()};
  if (!work.back())
    return false;
  block_set seen;
  while (!work.empty()) {
    llvm::Instruction *i = work.back();
    work.pop_back();
    llvm::BasicBlock *const block = i->getParent();
    for (; i && i != barrier; i = i->getNextNode())
      if (i == to)
        return true;
    if (i)
      continue;
    for (llvm::BasicBlock *next : llvm::successors(block))
      if (seen.insert(next).second)
        work.push_back(&next->front());
  }
  return false;
}

// The points at which the stack that RESTORE goes back to has been noted.
static std::vector<llvm::Instruction *> saves_of(llvm::IntrinsicInst *restore) {
  std::vector<llvm::Instruction *> saves;
  llvm::Value *value = restore->getArgOperand(0)->stripPointerCasts();
  if (auto *load = llvm::dyn_cast<llvm::LoadInst>(value)) {
    for (llvm::User *user : load->getPointerOperand()->users())
      if (auto *store = llvm::dyn_cast<llvm::StoreInst>(user))
        saves.push_back(store);
  } else if (auto *save = llvm::dyn_cast<llvm::Instruction>(value))
    saves.push_back(save);
  return saves;
}

// Erases what would free the memory of ALLOCATIONS.
static void keep_memory(llvm::Function &function,
                        llvm::ArrayRef<llvm::Instruction *> allocations) {
  std::vector<llvm::IntrinsicInst *> freeing;
  for (llvm::BasicBlock &block : function)
    for (llvm::Instruction &instruction : block) {
      auto *restore = llvm::dyn_cast<llvm::IntrinsicInst>(&instruction);
      if (!restore ||
          restore->getIntrinsicID() != llvm::Intrinsic::stackrestore)
        continue;
      bool frees = false;
      for (llvm::Instruction *save : saves_of(restore))
        for (llvm::Instruction *allocation : allocations)
          frees = frees || (leads_to(save, allocation, nullptr) &&
                            leads_to(allocation, restore, save));
      if (frees)
        freeing.push_back(restore);
    }
  for (llvm::IntrinsicInst *restore : freeing)
    restore->eraseFromParent();
}

// The array of variable length that is allocated next behind I, once its size
// has been computed, on each way.
static std::vector<llvm::Instruction *> next_arrays(llvm::Instruction *i) {
  std::vector<llvm::Instruction *> arrays, work = {i};
  block_set seen;
  while (!work.empty()) {
    i = work.back();
    work.pop_back();
    llvm::BasicBlock *const block = i->getParent();
    while (i && !llvm::isa<llvm::AllocaInst>(i))
      i = i->getNextNode();
    if (i) {
      arrays.push_back(i);
      continue;
    }
    for (llvm::BasicBlock *next : llvm::successors(block))
      if (!next->isLandingPad() && seen.insert(next).second)
        work.push_back(&next->front());
  }
  return arrays;
}

// Whatever the outermost block declares lives until the list has been drained,
// which Clang does not know: it would say that the variables are dead, and free
// the arrays that KEEP markers stand in front of.
void splicer::extend_lifetimes() {
  std::vector<llvm::Instruction *> ends;
  std::vector<llvm::CallBase *> markers;
  bool drained = false;
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block) {
      if (instruction.isLifetimeStartOrEnd())
        ends.push_back(&instruction);
      auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction);
      if (!call)
        continue;
      drained |= compat::starts_with(callee_name(call), DRAIN_MARKER);
      if (callee_name(call) == KEEP_MARKER)
        markers.push_back(call);
    }
  if (!drained)
    return;
  for (llvm::Instruction *end : ends)
    end->eraseFromParent();
  for (llvm::CallBase *marker : markers) {
    llvm::CallInst *call = to_call(marker);
    keep_memory(function_, next_arrays(call));
    call->eraseFromParent();
  }
}

// When all regions are in place: gives the records their memory.
void splicer::allocate_records() {
  std::vector<llvm::CallBase *> reserves, allocates;
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction)) {
        if (callee_name(call) == RESERVE_MARKER)
          reserves.push_back(call);
        else if (callee_name(call) == ALLOCATE_MARKER)
          allocates.push_back(call);
      }
  for (llvm::CallBase *call : reserves) {
    llvm::Value *const size = call->getArgOperand(0);
    replace_call(call, runtime_reserve(function_, size->getType()), {size});
  }
  std::vector<llvm::Instruction *> allocations;
  for (llvm::CallBase *marker : allocates) {
    llvm::CallInst *call = to_call(marker);
    llvm::IRBuilder<> builder(call);
    llvm::AllocaInst *memory =
        builder.CreateAlloca(builder.getInt8Ty(), call->getArgOperand(0));
    const uint64_t alignment =
        llvm::cast<llvm::ConstantInt>(call->getArgOperand(1))->getZExtValue();
    memory->setAlignment(llvm::Align(std::max<uint64_t>(alignment, 16)));
    call->replaceAllUsesWith(
        builder.CreatePointerCast(memory, call->getType()));
    call->eraseFromParent();
    allocations.push_back(memory);
  }
  if (!allocations.empty())
    keep_memory(function_, allocations);
}

} // namespace defer
