// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: a variable for the result of type bool.
//
// result.cc has Clang build it in the place of the result, which has the type
// that such a value has in a register: a bit. What Clang stores and loads is a
// byte, as in any other variable. Where pointers have types that is not valid;
// before Clang 17 the byte's range is noted at loads of the bit, and the passes
// crash on that. So the variable becomes a byte.
//
// To debug: -Xclang -disable-llvm-passes shows what Clang has made.

#include "splice.h"

namespace defer {

// Whether USER takes what it uses of SLOT to be a bit.
static bool uses_bit(const llvm::User *user, const llvm::AllocaInst *slot) {
  if (auto *load = llvm::dyn_cast<llvm::LoadInst>(user))
    return load->getType() == slot->getAllocatedType();
  auto *store = llvm::dyn_cast<llvm::StoreInst>(user);
  return store &&
         store->getValueOperand()->getType() == slot->getAllocatedType();
}

static void make_byte(llvm::AllocaInst *slot) {
  llvm::IRBuilder<> builder(slot);
  llvm::AllocaInst *byte = builder.CreateAlloca(builder.getInt8Ty());
  byte->setAlignment(slot->getAlign());
  byte->takeName(slot);
  while (!slot->use_empty()) {
    llvm::Use &use = *slot->use_begin();
    auto *user = llvm::cast<llvm::Instruction>(use.getUser());
    if (!uses_bit(user, slot)) {
      use.set(byte);
      continue;
    }
    builder.SetInsertPoint(user);
    use.set(builder.CreateBitCast(byte, slot->getType()));
    if (llvm::isa<llvm::LoadInst>(user))
      user->setMetadata(llvm::LLVMContext::MD_range, nullptr);
  }
  // The variable of the debug information.
  if (slot->isUsedByMetadata())
    llvm::ValueAsMetadata::handleRAUW(slot, byte);
  slot->eraseFromParent();
}

void splice_booleans(llvm::Function &function) {
  std::vector<llvm::AllocaInst *> slots;
  for (llvm::Instruction &instruction : function.getEntryBlock()) {
    auto *slot = llvm::dyn_cast<llvm::AllocaInst>(&instruction);
    if (!slot || !slot->getAllocatedType()->isIntegerTy(1))
      continue;
    for (const llvm::User *user : slot->users()) {
      auto *load = llvm::dyn_cast<llvm::LoadInst>(user);
      if (!uses_bit(user, slot) ||
          (load && load->getMetadata(llvm::LLVMContext::MD_range))) {
        slots.push_back(slot);
        break;
      }
    }
  }
  for (llvm::AllocaInst *slot : slots)
    make_byte(slot);
}

} // namespace defer
