// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: the variable in which Clang notes the way out of a
// cleanup that has several, the exit slot. The probe of marker.h shows it:
// names are not kept in the code, and a variable of the user's that is stored
// to and switched on has the same shape.

#include "splice.h"

namespace defer {

static bool is_lifetime(const llvm::User *user) {
  auto *instruction = llvm::dyn_cast<llvm::Instruction>(user);
  return instruction && instruction->isLifetimeStartOrEnd();
}

void erase_variable(llvm::Value *variable) {
  auto *alloca = llvm::dyn_cast<llvm::AllocaInst>(variable);
  if (!alloca)
    return;
  std::vector<llvm::Instruction *> users;
  for (llvm::User *user : alloca->users()) {
    auto *instruction = llvm::dyn_cast<llvm::Instruction>(user);
    auto *store = llvm::dyn_cast_or_null<llvm::StoreInst>(instruction);
    const bool dead =
        (store && store->getPointerOperand() == alloca) || is_lifetime(user);
    const bool cast = instruction && llvm::isa<llvm::BitCastInst>(instruction);
    if (cast) {
      for (llvm::User *inner : instruction->users())
        if (!is_lifetime(inner))
          return;
    } else if (!dead)
      return;
    users.push_back(instruction);
  }
  for (llvm::Instruction *user : users) {
    while (!user->use_empty())
      llvm::cast<llvm::Instruction>(user->user_back())->eraseFromParent();
    user->eraseFromParent();
  }
  alloca->eraseFromParent();
}

// The switch that a cleanup with several exits ends in, from BLOCK on.
static llvm::SwitchInst *find_exit_switch(llvm::BasicBlock *block) {
  block_set seen;
  while (block && seen.insert(block).second) {
    if (auto *exits = llvm::dyn_cast<llvm::SwitchInst>(block->getTerminator()))
      return exits;
    block = block->getSingleSuccessor();
  }
  return nullptr;
}

// Learns the exit slot from the probe and removes it.
void splicer::remove_probes() {
  std::set<llvm::Value *> tokens;
  block_list merge;
  for (llvm::CallBase *exit : probe_exits_) {
    // The exit is never taken.
    if (exit->hasOneUse())
      if (auto *branch = llvm::dyn_cast<llvm::BranchInst>(exit->user_back())) {
        llvm::BasicBlock *next = branch->getSuccessor(1);
        llvm::BasicBlock *leave = branch->getSuccessor(0);
        llvm::IRBuilder<> builder(branch);
        leave->removePredecessor(branch->getParent());
        builder.CreateBr(next);
        branch->eraseFromParent();
        merge.push_back(next);
        exit->eraseFromParent();
        continue;
      }
    reject(exit);
  }
  for (llvm::CallBase *probe : probes_) {
    tokens.insert(probe->getArgOperand(0)->stripPointerCasts());
    llvm::SwitchInst *exits = find_exit_switch(probe->getParent());
    auto *load =
        exits ? llvm::dyn_cast<llvm::LoadInst>(exits->getCondition()) : nullptr;
    if (load) {
      // Clang has one slot for each function.
      exit_slot_ = load->getPointerOperand();
      // Only the way on, number 0, is taken. Its number need not be stored.
      llvm::BasicBlock *next = nullptr;
      for (auto &c : exits->cases())
        if (c.getCaseValue()->isZero())
          next = c.getCaseSuccessor();
      if (next) {
        for (llvm::BasicBlock *successor : llvm::successors(exits))
          if (successor != next)
            successor->removePredecessor(exits->getParent());
        llvm::IRBuilder<> builder(exits);
        builder.CreateBr(next);
        exits->eraseFromParent();
        if (load->use_empty())
          load->eraseFromParent();
        for (llvm::BasicBlock *before : llvm::predecessors(probe->getParent()))
          if (auto *store = llvm::dyn_cast_or_null<llvm::StoreInst>(
                  before->getTerminator()->getPrevNode()))
            if (store->getPointerOperand() == exit_slot_)
              store->eraseFromParent();
        merge.push_back(next);
      }
    }
    merge.push_back(probe->getParent());
    to_call(probe)->eraseFromParent();
  }
  for (llvm::Value *token : tokens)
    erase_variable(token);
  llvm::EliminateUnreachableBlocks(function_);
  if (merge.empty())
    return;
  block_set present;
  for (llvm::BasicBlock &block : function_)
    present.insert(&block);
  for (llvm::BasicBlock *block : merge)
    if (present.erase(block))
      llvm::MergeBlockIntoPredecessor(block);
}

// Moves the exit slot to where Clang would have made it without the probe:
// among the variables that are used from then on. Their order decides that of
// the phi nodes, and that what jump threading makes of a loop: the kernel
// nested-loops executes 24 % more instructions with the slot in front.
void splicer::place_exit_slot() {
  auto *slot = llvm::dyn_cast_or_null<llvm::AllocaInst>(exit_slot_);
  if (!slot)
    return;
  std::set<const llvm::Value *> used;
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block) {
      for (const llvm::Use &operand : instruction.operands())
        if (llvm::isa<llvm::AllocaInst>(operand))
          used.insert(operand);
      if (used.count(slot)) {
        llvm::Instruction *last = slot;
        for (llvm::Instruction &variable : function_.getEntryBlock())
          if (llvm::isa<llvm::AllocaInst>(variable) && used.count(&variable))
            last = &variable;
        if (last != slot)
          slot->moveAfter(last);
        return;
      }
    }
}

} // namespace defer
