// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: the blocks of a region, the ways out of it, and
// copies of it.

#include "splice.h"

namespace defer {

block_list splicer::blocks_of(const region &r) const {
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  block_list blocks;
  block_set seen;
  auto add = [&](llvm::BasicBlock *block) {
    if (block != end && !behind_unwinding_sites_.count(block) &&
        seen.insert(block).second)
      blocks.push_back(block);
  };
  add(r.branch->getSuccessor(0));
  for (size_t i = 0; i < blocks.size(); i++) {
    llvm::Instruction *last = blocks[i]->getTerminator();
    if (auto *invoke = llvm::dyn_cast<llvm::InvokeInst>(last))
      add(invoke->getNormalDest());
    else
      for (unsigned s = 0; s < last->getNumSuccessors(); s++)
        add(last->getSuccessor(s));
  }
  return blocks;
}

// Cuts the edges that leave R for anything but its end. Clang gives a cleanup
// from which a label further on is the target of a goto, a way to the enclosing
// cleanup, which may be that of a block around the `defer`. check.cc has made
// sure that it is not taken.
void splicer::close(const region &r, const llvm::DominatorTree &dominators) {
  llvm::BasicBlock *const entry = r.branch->getSuccessor(0);
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  block_list blocks = {entry};
  block_set seen;
  seen.insert(entry);
  llvm::BasicBlock *unreachable = nullptr;
  for (size_t i = 0; i < blocks.size(); i++) {
    llvm::Instruction *last = blocks[i]->getTerminator();
    for (unsigned s = 0; s < last->getNumSuccessors(); s++) {
      llvm::BasicBlock *next = last->getSuccessor(s);
      if (next == end || next->isLandingPad())
        continue;
      if (dominators.dominates(entry, next)) {
        if (seen.insert(next).second)
          blocks.push_back(next);
        continue;
      }
      // Traps are shared by the whole function.
      if (llvm::isa<llvm::UnreachableInst>(next->getTerminator()))
        continue;
      if (!unreachable) {
        unreachable = llvm::BasicBlock::Create(context_, "", &function_);
        new llvm::UnreachableInst(context_, unreachable);
      }
      next->removePredecessor(blocks[i]);
      last->setSuccessor(s, unreachable);
    }
  }
}

// Copies BLOCKS to the end of the function, with what leads into and out of
// them; MAP gets the copies.
block_list splicer::copy(const block_list &blocks,
                         llvm::ValueToValueMapTy &map) {
  const auto flags =
      llvm::RF_NoModuleLevelChanges | llvm::RF_IgnoreMissingLocals;
  block_list copies;
  for (llvm::BasicBlock *block : blocks) {
    llvm::BasicBlock *c = llvm::CloneBasicBlock(block, map, "", &function_);
    map[block] = c;
    copies.push_back(c);
  }
  std::map<llvm::MDNode *, llvm::MDNode *> loops;
  for (llvm::BasicBlock *c : copies)
    for (llvm::Instruction &instruction : *c) {
      llvm::RemapInstruction(&instruction, map, flags);
      compat::RemapDbgRecordRange(instruction, map, flags);
      // The name of a loop is its own.
      llvm::MDNode *loop = instruction.getMetadata(llvm::LLVMContext::MD_loop);
      if (!loop)
        continue;
      llvm::MDNode *&renamed = loops[loop];
      if (!renamed) {
        llvm::SmallVector<llvm::Metadata *, 4> operands(loop->op_begin(),
                                                        loop->op_end());
        renamed = llvm::MDNode::getDistinct(context_, operands);
        renamed->replaceOperandWith(0, renamed);
      }
      instruction.setMetadata(llvm::LLVMContext::MD_loop, renamed);
    }
  // Landing pads are not copied: they get one more predecessor.
  for (llvm::BasicBlock *block : blocks)
    for (llvm::BasicBlock *next : llvm::successors(block))
      if (!map.count(next))
        for (llvm::PHINode &phi : next->phis()) {
          llvm::Value *value = phi.getIncomingValueForBlock(block);
          llvm::Value *mapped = map.lookup(value);
          phi.addIncoming(mapped ? mapped : value,
                          llvm::cast<llvm::BasicBlock>(map.lookup(block)));
        }
  return copies;
}

} // namespace defer
