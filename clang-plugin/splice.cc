// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fifth stage: the code of each deferred statement goes to the places where it
// runs. marker.h shows what lower.cc has left.
//
// A region is the code of one deferred statement: the blocks from the branch on
// its body marker to the one behind it, by normal edges. Landing pads belong to
// the function. A site is a call of its run marker, in the cleanups that Clang
// has built: one for the normal exits, which share it, and one for unwinding.
// Inner regions are spliced first, the last site gets the region itself and
// those before it get copies.
//
// Hooks in before all other passes: see splice-pass.cc. splice-probe.cc learns
// from the probe, splice-region.cc takes regions apart, splice-recover.cc and
// splice-evaluated.cc are for functions that may recover.
//
// What it cannot handle is an error at the place in the source, never code
// that is wrong.
//
// To debug: -mllvm -print-before-all, the markers are in the first dump; or
// -Xclang -emit-llvm with -fplugin-arg-defer-disable for comparison.

#include "splice.h"

#include "defer-messages.h"
#include "marker.h"

namespace defer {

llvm::StringRef callee_name(const llvm::CallBase *call) {
  const llvm::Function *callee = call->getCalledFunction();
  return callee ? callee->getName() : "";
}

llvm::CallInst *to_call(llvm::CallBase *call) {
  if (auto *invoke = llvm::dyn_cast<llvm::InvokeInst>(call))
    return llvm::changeToCall(invoke);
  return llvm::cast<llvm::CallInst>(call);
}

// The number of the region that runs at SITE.
std::string region_at(const llvm::CallBase *site) {
  auto *token =
      llvm::cast<llvm::AllocaInst>(site->getArgOperand(0)->stripPointerCasts());
  return std::to_string(token->getAllocatedType()->getArrayNumElements() - 1);
}

// Reports that the region at WHERE cannot be spliced.
void splicer::reject(const llvm::Instruction *where) {
  failed_ = true;
  llvm::DiagnosticLocation location;
  if (where)
    location = where->getDebugLoc();
  context_.diagnose(llvm::DiagnosticInfoUnsupported(
      function_, message::not_lowered, location));
}

// Finds the markers. Returns whether there are any.
bool splicer::collect() {
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block) {
      auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction);
      if (!call)
        continue;
      llvm::StringRef name = callee_name(call);
      if (!compat::starts_with(name, MARKER_PREFIX))
        continue;
      if (name == PROBE_MARKER)
        probes_.push_back(call);
      else if (name == PROBE_EXIT_MARKER)
        probe_exits_.push_back(call);
      else if (name == RUN_MARKER)
        tokens_.insert(call->getArgOperand(0)->stripPointerCasts());
      else if (name == BODY_MARKER || name == DIRECT_MARKER) {
        llvm::BranchInst *branch = nullptr;
        if (call->hasOneUse())
          branch = llvm::dyn_cast<llvm::BranchInst>(call->user_back());
        if (!branch) {
          reject(call);
          continue;
        }
        auto *number = llvm::cast<llvm::ConstantInt>(call->getArgOperand(0));
        regions_.push_back({std::to_string(number->getZExtValue()),
                            name == DIRECT_MARKER, call, branch, 0});
      }
    }
  return !regions_.empty() || !probes_.empty() || !tokens_.empty();
}

llvm::AllocaInst *splicer::new_slot(llvm::Type *type) {
  llvm::IRBuilder<> builder(&*function_.getEntryBlock().getFirstInsertionPt());
  return builder.CreateAlloca(type);
}

// Splits the block of SITE there, into BEFORE, which is left without an end,
// and the block returned, which begins with SITE.
llvm::BasicBlock *splicer::split_at(llvm::CallInst *site,
                                    llvm::BasicBlock *&before) {
  before = site->getParent();
  llvm::BasicBlock *after = before->splitBasicBlock(site);
  before->getTerminator()->eraseFromParent();
  return after;
}

static void replace_successor(const block_list &blocks,
                              llvm::BasicBlock *successor,
                              llvm::BasicBlock *replacement) {
  for (llvm::BasicBlock *block : blocks)
    block->getTerminator()->replaceSuccessorWith(successor, replacement);
}

static bool stores_to(const block_list &blocks, const llvm::Value *variable) {
  for (llvm::BasicBlock *block : blocks)
    for (llvm::Instruction &instruction : *block)
      if (auto *store = llvm::dyn_cast<llvm::StoreInst>(&instruction))
        if (store->getPointerOperand() == variable)
          return true;
  return false;
}

// Moves the code of BLOCK, which does not branch, to SITE. What follows SITE
// stays where it is: splitting its block there for each of many regions would
// move all that follows each time.
static void replace_site(llvm::CallInst *site, llvm::BasicBlock *block) {
  llvm::Instruction *const way_on = block->getTerminator();
  compat::splice(*site->getParent(), site->getIterator(), block);
  way_on->eraseFromParent();
  site->eraseFromParent();
  block->eraseFromParent();
}

void splicer::splice_copies(region &r,
                            const std::vector<llvm::CallInst *> &sites) {
  llvm::BasicBlock *const entry = r.branch->getSuccessor(0);
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  const block_list original = blocks_of(r);
  const bool keeps_exit = exit_slot_ && stores_to(original, exit_slot_);
  llvm::Type *const exit_type = llvm::Type::getInt32Ty(context_);

  // The copies are made before the original is changed.
  std::vector<block_list> copies(sites.size());
  std::vector<llvm::BasicBlock *> entries(sites.size());
  for (size_t i = 0; i < sites.size(); i++) {
    if (i + 1 == sites.size()) {
      copies[i] = original;
      entries[i] = entry;
      continue;
    }
    llvm::ValueToValueMapTy map;
    copies[i] = copy(original, map);
    entries[i] = llvm::cast<llvm::BasicBlock>(map.lookup(entry));
  }
  r.branch->setSuccessor(0, end);
  for (size_t i = 0; i < sites.size(); i++) {
    llvm::AllocaInst *const cause =
        unwinding_sites_.count(sites[i]) ? exception_slot_ : nullptr;
    if (!keeps_exit && copies[i].size() == 1 &&
        entries[i]->getSingleSuccessor() == end) {
      if (recover_exit_)
        tell_cause(r, copies[i], cause);
      tell_unwinding(r, copies[i], cause, false);
      replace_site(sites[i], entries[i]);
      continue;
    }
    llvm::BasicBlock *before;
    llvm::BasicBlock *after = split_at(sites[i], before);
    replace_successor(copies[i], end, after);
    for (llvm::BasicBlock *block : copies[i])
      block->moveBefore(after);
    llvm::IRBuilder<> builder(before);
    llvm::Value *saved = nullptr;
    if (keeps_exit)
      saved = builder.CreateLoad(exit_type, exit_slot_);
    builder.CreateBr(entries[i]);
    builder.SetInsertPoint(sites[i]);
    if (keeps_exit)
      builder.CreateStore(saved, exit_slot_);
    if (recover_exit_)
      tell_cause(r, copies[i], cause);
    tell_unwinding(r, copies[i], cause, false);
    sites[i]->eraseFromParent();
    llvm::MergeBlockIntoPredecessor(entries[i]);
    llvm::MergeBlockIntoPredecessor(after);
  }
}

// A label of the region has its address taken, which is that of one block, or
// landing pads lead back into it: all sites go through the region itself, and a
// number tells where to go on.
void splicer::splice_shared(region &r,
                            const std::vector<llvm::CallInst *> &sites) {
  llvm::BasicBlock *const entry = r.branch->getSuccessor(0);
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  const block_list blocks = blocks_of(r);
  const bool keeps_exit = exit_slot_ && stores_to(blocks, exit_slot_);
  llvm::Type *const type = llvm::Type::getInt32Ty(context_);
  llvm::AllocaInst *const site_slot = new_slot(type);
  llvm::AllocaInst *const saved = keeps_exit ? new_slot(type) : nullptr;
  // What the region runs for. Panics that end in it change Clang's own slot.
  llvm::Type *const pointer =
      exception_slot_ ? exception_slot_->getAllocatedType() : nullptr;
  llvm::AllocaInst *const exception =
      exception_slot_ ? new_slot(pointer) : nullptr;
  llvm::AllocaInst *const saved_exception =
      exception_slot_ ? new_slot(pointer) : nullptr;
  const region *const around = enclosing(r);

  auto *dispatch = llvm::BasicBlock::Create(context_, "", &function_);
  auto *unreachable = llvm::BasicBlock::Create(context_, "", &function_);
  new llvm::UnreachableInst(context_, unreachable);
  r.branch->setSuccessor(0, end);
  replace_successor(blocks, end, dispatch);
  llvm::IRBuilder<> builder(dispatch);
  if (keeps_exit)
    builder.CreateStore(builder.CreateLoad(type, saved), exit_slot_);
  if (exception)
    builder.CreateStore(builder.CreateLoad(pointer, saved_exception),
                        exception_slot_);
  llvm::SwitchInst *next = builder.CreateSwitch(
      builder.CreateLoad(type, site_slot), unreachable, sites.size());
  for (size_t i = 0; i < sites.size(); i++) {
    llvm::BasicBlock *before;
    llvm::BasicBlock *after = split_at(sites[i], before);
    if (unwinding_sites_.count(sites[i]))
      behind_unwinding_sites_.insert(after);
    llvm::IRBuilder<> enter(before);
    enter.CreateStore(enter.getInt32(i), site_slot);
    if (keeps_exit)
      enter.CreateStore(enter.CreateLoad(type, exit_slot_), saved);
    if (exception) {
      llvm::Value *current = enter.CreateLoad(pointer, exception_slot_);
      enter.CreateStore(current, saved_exception);
      llvm::Value *const none = llvm::Constant::getNullValue(pointer);
      llvm::Value *cause = current, *outer = current;
      if (!unwinding_sites_.count(sites[i])) {
        cause = outer = none;
        if (around)
          outer = enter.CreateLoad(pointer, outer_slot(*around));
      }
      enter.CreateStore(cause, exception);
      enter.CreateStore(outer, outer_slot(r));
    }
    enter.CreateBr(entry);
    next->addCase(builder.getInt32(i), after);
    sites[i]->eraseFromParent();
  }
  if (recover_exit_) {
    tell_cause(r, blocks, exception);
    stop_at_end(r);
  }
  tell_unwinding(r, blocks, exception, true);
}

void splicer::splice(region &r) {
  const std::vector<llvm::CallInst *> &sites = sites_[r.number];
  block_list blocks = blocks_of(r);
  const block_set inside(blocks.begin(), blocks.end());
  if (inside.count(r.branch->getParent())) {
    reject(r.marker); // S runs again before it is done: check.cc refuses that
    return;
  }

  bool shared = recover_exit_ && needs_one_copy(r, blocks);
  if (sites.size() > 1) {
    // Landing pads may use what the region computes, such as the length of an
    // array; each copy computes it anew.
    std::vector<llvm::Instruction *> used_outside;
    for (llvm::BasicBlock *block : blocks)
      for (llvm::Instruction &instruction : *block)
        for (llvm::User *user : instruction.users())
          if (!inside.count(llvm::cast<llvm::Instruction>(user)->getParent())) {
            used_outside.push_back(&instruction);
            break;
          }
    for (llvm::Instruction *instruction : used_outside)
      llvm::DemoteRegToStack(*instruction);
    for (llvm::BasicBlock *block : blocks_of(r))
      shared |= block->hasAddressTaken();
  }
  for (llvm::CallInst *site : sites)
    announce(r, blocks_of(r), site);
  if (shared)
    splice_shared(r, sites);
  else
    splice_copies(r, sites);

  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  r.branch->setSuccessor(0, end);
  llvm::IRBuilder<> builder(r.branch);
  builder.CreateBr(end);
  r.branch->eraseFromParent();
  to_call(r.marker)->eraseFromParent();
  llvm::MergeBlockIntoPredecessor(end);
}

// Whether the code of FUNCTION that runs on unwinding is in funclets, as
// targets of Microsoft's have it with -fexceptions.
static bool has_funclets(const llvm::Function &function) {
  for (const llvm::BasicBlock &block : function)
    if (block.isEHPad() && !block.isLandingPad())
      return true;
  return false;
}

bool splicer::run() {
  if (!collect())
    return false;
  if (!regions_.empty() && has_funclets(function_)) {
    reject(regions_.front().branch);
    return true;
  }
  remove_probes();
  if (failed_)
    return true;
  // What could not be reached is gone.
  regions_.clear();
  probes_.clear();
  probe_exits_.clear();
  tokens_.clear();
  collect();
  prepare_recovery();
  extend_lifetimes();
  place_exit_slot();
  std::unique_ptr<llvm::DominatorTree> dominators;
  for (const region &r : regions_) {
    if (r.branch->getSuccessor(0)->getSingleSuccessor() ==
        r.branch->getSuccessor(1))
      continue;
    if (!dominators)
      dominators = std::make_unique<llvm::DominatorTree>(function_);
    close(r, *dominators);
  }
  for (region &r : regions_)
    r.size = blocks_of(r).size();
  // In the order of the code, so that little stands behind the end of a region
  // or behind a site of it when that is joined to what stands in front.
  std::stable_sort(
      regions_.begin(), regions_.end(),
      [](const region &a, const region &b) { return a.size < b.size; });
  for (region &r : regions_)
    if (!failed_)
      splice(r);
  if (!failed_ && recover_exit_)
    finish_recovery();
  if (failed_)
    return true;
  allocate_records();
  for (llvm::Value *token : tokens_)
    erase_variable(token);
  llvm::EliminateUnreachableBlocks(function_);
  if (exit_slot_)
    erase_variable(exit_slot_);
  return true;
}

} // namespace defer
