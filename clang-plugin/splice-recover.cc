// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: what the runtime is told on unwinding, and where a
// panic may end. marker.h shows what lower.cc has left of it.
//
// * A site is an unwinding one if it is reached by way of landing pads only.
// The
//   runtime is told before a deferred statement runs there, if that can throw;
//   if it is a call of what may recover (recover.h), right before the call.
//   recover() asks the runtime there; in copies for normal exits it is null.
// * In a function that may recover, before the unwinding goes on, the runtime
//   is asked whether the exception has been recovered; if so, the function
//   returns.
// * So it does where an exception leaves a deferred statement with a `defer`
//   in it that may recover. Landing pads are shared by all copies of a region,
//   so that of such a region there must be one copy.
//
// The exception is where Clang's landing pads store it. runtime-calls.cc makes
// the calls.
//
// To debug: as in splice.cc.

#include "splice.h"

#include "defer-runtime.h"
#include "marker.h"
#include "runtime-calls.h"

namespace defer {

// BRANCH goes to its second successor.
static void fold_branch(llvm::BranchInst *branch) {
  branch->getSuccessor(0)->removePredecessor(branch->getParent());
  llvm::IRBuilder<> builder(branch);
  builder.CreateBr(branch->getSuccessor(1));
  branch->eraseFromParent();
}

// The branch that is taken if MARKER returns true.
static llvm::BranchInst *branch_on(llvm::CallBase *marker) {
  return marker->hasOneUse()
             ? llvm::dyn_cast<llvm::BranchInst>(marker->user_back())
             : nullptr;
}

// The variable that FUNCTION's landing pads store the exception to.
static llvm::AllocaInst *find_exception_slot(llvm::Function &function) {
  for (llvm::BasicBlock &block : function)
    if (block.isLandingPad())
      for (llvm::User *user : block.getLandingPadInst()->users()) {
        auto *value = llvm::dyn_cast<llvm::ExtractValueInst>(user);
        if (!value || value->getIndices()[0] != 0)
          continue;
        for (llvm::User *use : value->users())
          if (auto *store = llvm::dyn_cast<llvm::StoreInst>(use))
            return llvm::dyn_cast<llvm::AllocaInst>(store->getPointerOperand());
      }
  return nullptr;
}

// The blocks that FUNCTION executes while nothing unwinds.
static block_set normal_blocks(llvm::Function &function) {
  block_list blocks = {&function.getEntryBlock()};
  block_set seen(blocks.begin(), blocks.end());
  for (size_t i = 0; i < blocks.size(); i++)
    for (llvm::BasicBlock *next : llvm::successors(blocks[i]))
      if (!next->isLandingPad() && seen.insert(next).second)
        blocks.push_back(next);
  return seen;
}

// Finds the markers, while they have not been copied.
void splicer::prepare_recovery() {
  std::vector<llvm::CallBase *> returned, boundaries, calls;
  bool lexical = false;
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block) {
      auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction);
      llvm::StringRef name = call ? callee_name(call) : "";
      if (!compat::starts_with(name, MARKER_PREFIX))
        continue;
      const std::string number = name.substr(name.rfind('.') + 1).str();
      if (name == RECOVER_EXIT_MARKER)
        recover_exit_ = call;
      else if (name == EVALUATED_MARKER)
        evaluated_ = call;
      else if (name == RETURNED_MARKER)
        returned.push_back(call);
      else if (compat::starts_with(name, BOUNDARY_MARKER))
        boundaries.push_back(call);
      else if (compat::starts_with(name, STOP_MARKER))
        stops_[number] = call;
      else if (name == RUN_MARKER)
        calls.push_back(call);
      lexical |= compat::starts_with(name, RECOVER_MARKER);
    }
  const bool unwinds = function_.hasPersonalityFn();
  block_set normal;
  if (unwinds) {
    exception_slot_ = find_exception_slot(function_);
    normal = normal_blocks(function_);
  }
  auto is_unwinding = [&](llvm::CallBase *call) {
    return unwinds && !normal.count(call->getParent());
  };
  for (llvm::CallBase *call : calls) {
    const bool unwinding = is_unwinding(call);
    llvm::CallInst *site = to_call(call);
    sites_[region_at(site)].push_back(site);
    if (unwinding)
      unwinding_sites_.insert(site);
  }
  if (!unwinding_sites_.empty() && !exception_slot_)
    reject(*unwinding_sites_.begin());
  if (!recover_exit_)
    return;
  // Its frame is its own.
  if (lexical && !function_.hasFnAttribute(llvm::Attribute::AlwaysInline))
    function_.addFnAttr(llvm::Attribute::NoInline);

  for (llvm::CallBase *call : returned) {
    tokens_.insert(call->getArgOperand(0)->stripPointerCasts());
    if (is_unwinding(call))
      to_call(call)->eraseFromParent();
    else
      returned_.insert(to_call(call));
  }
  for (llvm::CallBase *call : boundaries) {
    tokens_.insert(call->getArgOperand(0)->stripPointerCasts());
    const std::string name = callee_name(call).str();
    if (is_unwinding(call))
      boundaries_[name.substr(name.rfind('.') + 1)].push_back(to_call(call));
    else
      to_call(call)->eraseFromParent();
  }
}

// A landing pad for a call in unwinding code: what comes of it goes on at NEXT.
llvm::BasicBlock *splicer::new_landing_pad(llvm::BasicBlock *next) {
  auto *pad = llvm::BasicBlock::Create(context_, "", &function_, next);
  llvm::IRBuilder<> builder(pad);
  llvm::Type *const pointer = exception_slot_->getAllocatedType();
  llvm::LandingPadInst *landing = builder.CreateLandingPad(
      llvm::StructType::get(pointer, builder.getInt32Ty()), 0);
  landing->setCleanup(true);
  builder.CreateStore(builder.CreateExtractValue(landing, 0), exception_slot_);
  builder.CreateBr(next);
  return pad;
}

// Goes to TARGET before POSITION, where an exception is about to leave a frame,
// if it has been recovered. OUTER is null if the frame is the function; else it
// is that of a deferred statement, OUTER is what that runs for, and what the
// panic had replaced goes on to the statement around it.
void splicer::leave_if_recovered(llvm::Instruction *position,
                                 llvm::Value *outer, llvm::BasicBlock *target) {
  const llvm::DebugLoc location = position->getDebugLoc();
  llvm::BasicBlock *head = position->getParent();
  llvm::BasicBlock *tail = head->splitBasicBlock(position);
  head->getTerminator()->eraseFromParent();
  llvm::IRBuilder<> builder(head);
  builder.SetCurrentDebugLocation(location);
  llvm::Value *exception =
      builder.CreateLoad(exception_slot_->getAllocatedType(), exception_slot_);
  llvm::Value *recovered;
  if (outer) {
    auto *next = llvm::BasicBlock::Create(context_, "", &function_, tail);
    recovered = builder.CreateInvoke(runtime_recovered_inside(function_), next,
                                     new_landing_pad(tail), {exception, outer});
    builder.SetInsertPoint(next);
  } else
    recovered = builder.CreateCall(runtime_recovered(function_), exception);
  builder.CreateCondBr(builder.CreateIsNotNull(recovered), target, tail);
}

static bool may_throw(const block_list &blocks) {
  for (llvm::BasicBlock *block : blocks)
    for (llvm::Instruction &instruction : *block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction))
        if (!call->doesNotThrow())
          return true;
  return false;
}

// Whether a landing pad leads into the region R of BLOCKS, or will.
bool splicer::needs_one_copy(const region &r, const block_list &blocks) {
  if (boundaries_.count(r.number))
    return true;
  const block_set inside(blocks.begin(), blocks.end());
  for (llvm::BasicBlock *block : blocks)
    if (block != r.branch->getSuccessor(0))
      for (llvm::BasicBlock *before : llvm::predecessors(block))
        if (!inside.count(before))
          return true;
  return false;
}

// Tells the runtime of the statement R, of BLOCKS, that is to run at SITE,
// unless it is a call: then tell_cause does so.
void splicer::announce(const region &r, const block_list &blocks,
                       llvm::CallInst *site) {
  if (!plugin_options.panic || r.direct || !unwinding_sites_.count(site) ||
      !may_throw(blocks))
    return;
  llvm::IRBuilder<> builder(site);
  llvm::Type *const pointer = exception_slot_->getAllocatedType();
  builder.CreateCall(runtime_begin(function_),
                     builder.CreateLoad(pointer, exception_slot_));
}

// Whether Clang has added CALL to what the source has.
static bool is_added(const llvm::CallBase *call) {
  return llvm::isa<llvm::IntrinsicInst>(call) || call->isInlineAsm() ||
         compat::starts_with(callee_name(call), "__ubsan_");
}

// Whether BLOCK is where a sanitizer ends the program.
static bool is_trap(const llvm::BasicBlock *block) {
  for (const llvm::Instruction &instruction : *block)
    if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction))
      if (!is_added(call))
        return false;
  for (const llvm::BasicBlock *before : llvm::predecessors(block))
    if (llvm::isa<llvm::InvokeInst>(before->getTerminator()))
      return false;
  return true;
}

// The call that the statement R is, in the BLOCKS of a copy, which have been
// connected: the last one. With a condition it is the one in front of a marker
// or, if it does not return, of the end of a block.
llvm::CallBase *splicer::find_direct_call(const region &r,
                                          const block_list &blocks) {
  const block_set inside(blocks.begin(), blocks.end());
  llvm::BasicBlock *stop = nullptr;
  if (stops_.count(r.number))
    stop = branch_on(stops_[r.number])->getSuccessor(0);
  const std::string behind = CALLED_MARKER + r.number;
  const std::string conditional = ERROR_MARKER + r.number;
  llvm::BasicBlock *end = nullptr, *last_end = nullptr, *called = nullptr;
  bool has_condition = false;
  for (llvm::BasicBlock *candidate : blocks) {
    llvm::Instruction *last = candidate->getTerminator();
    if (llvm::isa<llvm::UnreachableInst>(last) && !is_trap(candidate))
      end = candidate;
    for (llvm::BasicBlock *next : llvm::successors(candidate))
      if (!inside.count(next) && !next->isLandingPad())
        last_end = candidate;
    for (llvm::Instruction &instruction : *candidate)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction)) {
        if (callee_name(call) == behind)
          called = candidate;
        has_condition |= callee_name(call) == conditional;
      }
  }
  llvm::BasicBlock *block = called          ? called
                            : has_condition ? end
                            : last_end      ? last_end
                                            : end;
  bool reached = !called;
  while (block) {
    for (auto i = block->rbegin(); i != block->rend(); ++i) {
      auto *call = llvm::dyn_cast<llvm::CallBase>(&*i);
      if (reached && call && !is_added(call))
        return call;
      reached |= call && callee_name(call) == behind;
    }
    llvm::BasicBlock *before = nullptr;
    for (llvm::BasicBlock *predecessor : llvm::predecessors(block))
      if (predecessor != stop && inside.count(predecessor))
        before = predecessor;
    block = before;
  }
  return nullptr;
}

// Fills in what depends on the exception in BLOCKS, a copy of the region R.
// SLOT holds what it runs for; null: it runs on a normal exit.
void splicer::tell_cause(const region &r, const block_list &blocks,
                         llvm::AllocaInst *slot) {
  llvm::Type *const pointer = slot ? slot->getAllocatedType() : nullptr;
  std::vector<llvm::CallBase *> calls, behind_calls;
  for (llvm::BasicBlock *block : blocks)
    for (llvm::Instruction &instruction : *block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction)) {
        if (callee_name(call) == RECOVER_MARKER + r.number)
          calls.push_back(call);
        else if (callee_name(call) == CALLED_MARKER + r.number)
          behind_calls.push_back(call);
      }
  llvm::CallBase *direct =
      r.direct && slot ? find_direct_call(r, blocks) : nullptr;
  if (r.direct && slot && !direct)
    reject(r.marker);
  for (llvm::CallBase *call : behind_calls)
    to_call(call)->eraseFromParent();

  for (llvm::CallBase *call : calls) {
    llvm::Value *value = llvm::Constant::getNullValue(call->getType());
    if (slot) {
      llvm::IRBuilder<> builder(call);
      llvm::CallInst *recover = builder.CreateCall(
          function_.getParent()->getOrInsertFunction(
              RUNTIME_RECOVER,
              llvm::FunctionType::get(call->getType(), pointer, false)),
          builder.CreateLoad(pointer, slot));
      recover->setDoesNotThrow();
      value = recover;
    }
    call->replaceAllUsesWith(value);
    to_call(call)->eraseFromParent();
  }

  if (!direct)
    return;
  llvm::IRBuilder<> builder(direct);
  llvm::Value *value = builder.CreateLoad(pointer, slot);
  llvm::Value *callee =
      builder.CreatePointerCast(direct->getCalledOperand(), pointer);
  builder.CreateCall(runtime_begin_call(function_), {value, callee});
}

// The region directly around R, which has not been spliced yet, or null.
const region *splicer::enclosing(const region &r) const {
  for (const region *outer = &r + 1; outer < regions_.data() + regions_.size();
       outer++)
    for (llvm::BasicBlock *block : blocks_of(*outer))
      if (block == r.branch->getParent())
        return outer;
  return nullptr;
}

// What holds the exception that must stay when one ends in R: that which R runs
// for or, on a normal exit, that which the statement around it runs for.
llvm::AllocaInst *splicer::outer_slot(const region &r) {
  llvm::AllocaInst *&slot = outer_slots_[r.number];
  if (!slot)
    slot = new_slot(exception_slot_->getAllocatedType());
  return slot;
}

// An exception that is about to leave the statement R goes to the end of it if
// it has been recovered.
void splicer::stop_at_end(const region &r) {
  auto found = boundaries_.find(r.number);
  if (found == boundaries_.end() || !stops_.count(r.number))
    return;
  llvm::BranchInst *branch = branch_on(stops_[r.number]);
  for (llvm::CallInst *boundary : found->second) {
    llvm::IRBuilder<> builder(boundary);
    if (branch)
      leave_if_recovered(boundary,
                         builder.CreateLoad(exception_slot_->getAllocatedType(),
                                            outer_slot(r)),
                         branch->getSuccessor(0));
    else
      reject(boundary);
    boundary->eraseFromParent();
  }
}

// When all regions are in place.
void splicer::finish_recovery() {
  llvm::BranchInst *leave = branch_on(recover_exit_);
  if (!leave) {
    reject(recover_exit_);
    return;
  }
  std::vector<llvm::Instruction *> ends;
  for (llvm::BasicBlock &block : function_)
    if (llvm::isa<llvm::ResumeInst>(block.getTerminator()))
      ends.push_back(block.getTerminator());
  for (llvm::Instruction *end : ends)
    if (exception_slot_)
      leave_if_recovered(end, nullptr, leave->getSuccessor(0));
  llvm::Value *evaluated = note_evaluated();
  if (evaluated_) {
    evaluated_->replaceAllUsesWith(evaluated);
    to_call(evaluated_)->eraseFromParent();
  }
  for (llvm::CallInst *returned : returned_)
    returned->eraseFromParent();
  // Landing pads alone take these ways. A region that none leads into may have
  // been copied with its way.
  std::vector<llvm::CallBase *> ways = {recover_exit_};
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction))
        if (compat::starts_with(callee_name(call), STOP_MARKER))
          ways.push_back(call);
  for (llvm::CallBase *way : ways) {
    if (llvm::BranchInst *branch = branch_on(way))
      fold_branch(branch);
    to_call(way)->eraseFromParent();
  }
}

} // namespace defer
