// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: whether the value of a `return` had been evaluated
// when a function that has recovered returns.
//
// Only an invoke that runs behind the evaluation, in a deferred statement or
// another cleanup, makes it matter. If every invoke is known to run before it
// or behind it, those behind it get landing pads of their own, which note it,
// and the normal path does nothing. Otherwise the `return` notes it.
//
// To debug: as in splice.cc.

#include "splice.h"

namespace defer {

// Adds to SEEN what is reached from BLOCKS, if UNWINDING by unwind edges, too,
// but for edges that leave a block of ENDS.
static void reach(block_list blocks, const block_set &ends, bool unwinding,
                  block_set &seen) {
  for (size_t i = 0; i < blocks.size(); i++) {
    if (ends.count(blocks[i]))
      continue;
    for (llvm::BasicBlock *next : llvm::successors(blocks[i]))
      if ((unwinding || !next->isLandingPad()) && seen.insert(next).second)
        blocks.push_back(next);
  }
}

// Whether PAD can be copied without a change to what follows it.
static bool can_copy(llvm::BasicBlock *pad) {
  if (llvm::isa<llvm::PHINode>(pad->front()))
    return false;
  for (llvm::BasicBlock *next : llvm::successors(pad))
    if (llvm::isa<llvm::PHINode>(next->front()))
      return false;
  for (llvm::Instruction &instruction : *pad)
    for (llvm::User *user : instruction.users())
      if (llvm::cast<llvm::Instruction>(user)->getParent() != pad)
        return false;
  return true;
}

// Gives INVOKES landing pads that set FLAG.
static void copy_pads(const std::vector<llvm::InvokeInst *> &invokes,
                      llvm::AllocaInst *flag) {
  std::map<llvm::BasicBlock *, llvm::BasicBlock *> copies;
  for (llvm::InvokeInst *invoke : invokes) {
    llvm::BasicBlock *pad = invoke->getUnwindDest();
    llvm::BasicBlock *&copy = copies[pad];
    if (!copy) {
      llvm::ValueToValueMapTy map;
      copy = llvm::CloneBasicBlock(pad, map, "", pad->getParent());
      copy->moveAfter(pad);
      for (llvm::Instruction &instruction : *copy) {
        const auto flags =
            llvm::RF_NoModuleLevelChanges | llvm::RF_IgnoreMissingLocals;
        llvm::RemapInstruction(&instruction, map, flags);
        compat::RemapDbgRecordRange(instruction, map, flags);
      }
      llvm::IRBuilder<> builder(copy->getTerminator());
      builder.CreateStore(builder.getTrue(), flag);
    }
    invoke->setUnwindDest(copy);
  }
}

// Returns what is true, in the block of evaluated_, if a value is there.
llvm::Value *splicer::note_evaluated() {
  llvm::Value *never = llvm::ConstantInt::getFalse(context_);
  if (!evaluated_ || returned_.empty())
    return never;
  // The evaluation begins a block.
  block_list marks;
  for (llvm::CallInst *returned : returned_) {
    llvm::BasicBlock *before = returned->getParent();
    marks.push_back(before->splitBasicBlock(returned));
  }
  llvm::BasicBlock *const entry = &function_.getEntryBlock();
  const block_set ends(marks.begin(), marks.end());
  block_set before = {entry}, behind = ends;
  // A deferred statement with one copy for all runs on unwinding, too.
  reach({entry}, ends, true, before);
  reach(marks, {}, false, behind);

  std::vector<llvm::InvokeInst *> invokes;
  bool known = true;
  for (llvm::BasicBlock &block : function_) {
    auto *invoke = llvm::dyn_cast<llvm::InvokeInst>(block.getTerminator());
    if (!invoke || !behind.count(&block))
      continue;
    known &= (ends.count(&block) || !before.count(&block)) &&
             can_copy(invoke->getUnwindDest());
    invokes.push_back(invoke);
  }
  llvm::Value *result = never;
  if (!invokes.empty()) {
    llvm::AllocaInst *flag = new_slot(llvm::Type::getInt1Ty(context_));
    llvm::IRBuilder<> builder(flag->getNextNode());
    builder.CreateStore(never, flag);
    if (known)
      copy_pads(invokes, flag);
    else
      for (llvm::CallInst *returned : returned_) {
        builder.SetInsertPoint(returned);
        builder.CreateStore(builder.getTrue(), flag);
      }
    builder.SetInsertPoint(evaluated_);
    result = builder.CreateLoad(flag->getAllocatedType(), flag);
  }
  for (llvm::BasicBlock *mark : marks)
    llvm::MergeBlockIntoPredecessor(mark);
  return result;
}

} // namespace defer
