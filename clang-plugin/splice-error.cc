// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: what the regions of `_Errdefer` and those that drain
// a list depend on: whether the copy at hand runs on unwinding. marker.h has
// the markers.
//
// A copy is for normal exits or for unwinding, so that both are constants, but
// where the panic may have been recovered: then the runtime knows. Where one
// copy is for all exits, a variable holds the exception, null on a normal exit.
//
// To debug: as in splice.cc.

#include "splice.h"

#include "marker.h"
#include "runtime-calls.h"

namespace defer {

// Replaces the markers of the region R in BLOCKS, a copy of it. SLOT holds the
// exception that it runs for; null: it runs on a normal exit. SHARED: the slot
// may hold null.
void splicer::tell_unwinding(const region &r, const block_list &blocks,
                             llvm::AllocaInst *slot, bool shared) {
  std::vector<llvm::CallBase *> errors, unwound, drains;
  for (llvm::BasicBlock *block : blocks)
    for (llvm::Instruction &instruction : *block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction)) {
        const llvm::StringRef name = callee_name(call);
        if (name == ERROR_MARKER + r.number)
          errors.push_back(call);
        else if (name == UNWOUND_MARKER + r.number)
          unwound.push_back(call);
        else if (name == DRAIN_MARKER + r.number)
          drains.push_back(call);
      }
  auto exception = [&](llvm::IRBuilder<> &builder) -> llvm::Value * {
    return builder.CreateLoad(slot->getAllocatedType(), slot);
  };
  auto replace = [&](llvm::CallBase *marker, llvm::Value *value) {
    marker->replaceAllUsesWith(value);
    to_call(marker)->eraseFromParent();
  };
  auto constant = [&](llvm::CallBase *marker, int value) {
    replace(marker, llvm::ConstantInt::get(marker->getType(), value));
  };
  for (llvm::CallBase *marker : unwound) {
    llvm::IRBuilder<> builder(marker);
    if (slot && shared)
      replace(marker,
              builder.CreateZExt(builder.CreateIsNotNull(exception(builder)),
                                 marker->getType()));
    else
      constant(marker, slot != nullptr);
  }
  for (llvm::CallBase *marker : errors) {
    llvm::IRBuilder<> builder(marker);
    if (!slot || (!shared && !recover_exit_)) {
      constant(marker, slot != nullptr);
      continue;
    }
    llvm::Value *cause = exception(builder);
    llvm::Value *error = builder.CreateIsNotNull(cause);
    if (recover_exit_)
      error = builder.CreateAnd(error,
                                builder.CreateIsNull(builder.CreateCall(
                                    runtime_is_recovered(function_), cause)));
    replace(marker, builder.CreateZExt(error, marker->getType()));
  }
  for (llvm::CallBase *marker : drains) {
    llvm::IRBuilder<> builder(marker);
    replace_drain(marker, slot ? exception(builder)
                               : llvm::Constant::getNullValue(
                                     marker->getArgOperand(1)->getType()));
  }
}

} // namespace defer
