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
// Hooks in at the start of the pass pipeline, which runs at -O0, too. Where
// there is none (-Xclang -disable-llvm-passes, the first step of -save-temps),
// before the pass that writes the module; and where there is no pass at all,
// because machine code is wanted, it asks for the pipeline of -O0.
//
// What it cannot handle is an error at the place in the source, never code
// that is wrong.
//
// To debug: -mllvm -print-before-all, the markers are in the first dump; or
// -Xclang -emit-llvm with -fplugin-arg-defer-disable for comparison.

#include "marker.h"
#include "plugin.h"

#include "defer-messages.h"

namespace defer {

namespace {

using block_list = std::vector<llvm::BasicBlock *>;

// What lower.cc has left of one deferred statement.
struct region {
  std::string number;
  llvm::CallBase *marker;
  llvm::BranchInst *branch; // to the statement, or to what follows it
  size_t size;              // in blocks, with those of inner regions
};

class splicer {
public:
  explicit splicer(llvm::Function &function)
      : function_(function), context_(function.getContext()) {}
  bool run();

private:
  void reject(const llvm::Instruction *where);
  bool collect();
  void remove_probes();
  void place_exit_slot();
  void close(const region &r, const llvm::DominatorTree &dominators);
  void splice(region &r);
  void splice_copies(region &r, const std::vector<llvm::CallInst *> &sites);
  void splice_shared(region &r, const std::vector<llvm::CallInst *> &sites);
  std::vector<llvm::CallInst *> take_sites(const region &r);
  block_list blocks_of(const region &r) const;
  block_list copy(const block_list &blocks, llvm::ValueToValueMapTy &map);
  llvm::BasicBlock *split_at(llvm::CallInst *site, llvm::BasicBlock *&before);
  llvm::AllocaInst *new_slot(llvm::Type *type);

  llvm::Function &function_;
  llvm::LLVMContext &context_;
  std::vector<region> regions_;
  std::vector<llvm::CallBase *> probes_, probe_exits_;
  std::set<llvm::Value *> tokens_;
  llvm::Value *exit_slot_ = nullptr; // where Clang notes a cleanup's exit
  bool failed_ = false;
};

} // namespace

static llvm::StringRef callee_name(const llvm::CallBase *call) {
  const llvm::Function *callee = call->getCalledFunction();
  return callee ? callee->getName() : "";
}

static bool starts_region(llvm::StringRef name) {
  return compat::starts_with(name, BODY_MARKER);
}

// The markers are declared nounwind, but Clang may invoke them all the same.
static llvm::CallInst *to_call(llvm::CallBase *call) {
  if (auto *invoke = llvm::dyn_cast<llvm::InvokeInst>(call))
    return llvm::changeToCall(invoke);
  return llvm::cast<llvm::CallInst>(call);
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

block_list splicer::blocks_of(const region &r) const {
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  block_list blocks;
  std::set<llvm::BasicBlock *> seen;
  auto add = [&](llvm::BasicBlock *block) {
    if (block != end && seen.insert(block).second)
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
      else if (compat::starts_with(name, RUN_MARKER))
        tokens_.insert(call->getArgOperand(0)->stripPointerCasts());
      else if (starts_region(name)) {
        llvm::BranchInst *branch = nullptr;
        if (call->hasOneUse())
          branch = llvm::dyn_cast<llvm::BranchInst>(call->user_back());
        if (!branch) {
          reject(call);
          continue;
        }
        regions_.push_back(
            {name.substr(strlen(BODY_MARKER)).str(), call, branch, 0});
      }
    }
  return !regions_.empty() || !probes_.empty() || !tokens_.empty();
}

static bool is_lifetime(const llvm::User *user) {
  auto *instruction = llvm::dyn_cast<llvm::Instruction>(user);
  return instruction && instruction->isLifetimeStartOrEnd();
}

// Erases an unused variable with what is done to it: stores, lifetimes.
static void erase_variable(llvm::Value *variable) {
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
  std::set<llvm::BasicBlock *> seen;
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
  std::set<llvm::BasicBlock *> present;
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

// Cuts the edges that leave R for anything but its end. Clang gives a cleanup
// from which a label further on is the target of a goto, a way to the enclosing
// cleanup, which may be that of a block around the `defer`. check.cc has made
// sure that it is not taken.
void splicer::close(const region &r, const llvm::DominatorTree &dominators) {
  llvm::BasicBlock *const entry = r.branch->getSuccessor(0);
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  block_list blocks = {entry};
  std::set<llvm::BasicBlock *> seen = {entry};
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

// The calls of the run marker of R.
std::vector<llvm::CallInst *> splicer::take_sites(const region &r) {
  std::vector<llvm::CallBase *> calls;
  const std::string name = RUN_MARKER + r.number;
  for (llvm::BasicBlock &block : function_)
    for (llvm::Instruction &instruction : block)
      if (auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction))
        if (callee_name(call) == name)
          calls.push_back(call);
  std::vector<llvm::CallInst *> sites;
  for (llvm::CallBase *call : calls)
    sites.push_back(to_call(call));
  return sites;
}

llvm::AllocaInst *splicer::new_slot(llvm::Type *type) {
  llvm::IRBuilder<> builder(&*function_.getEntryBlock().getFirstInsertionPt());
  return builder.CreateAlloca(type);
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
    sites[i]->eraseFromParent();
    llvm::MergeBlockIntoPredecessor(entries[i]);
    llvm::MergeBlockIntoPredecessor(after);
  }
}

// A label of the region has its address taken, which is that of one block: all
// sites go through the region itself, and a number tells where to go on.
void splicer::splice_shared(region &r,
                            const std::vector<llvm::CallInst *> &sites) {
  llvm::BasicBlock *const entry = r.branch->getSuccessor(0);
  llvm::BasicBlock *const end = r.branch->getSuccessor(1);
  const block_list blocks = blocks_of(r);
  const bool keeps_exit = exit_slot_ && stores_to(blocks, exit_slot_);
  llvm::Type *const type = llvm::Type::getInt32Ty(context_);
  llvm::AllocaInst *const site_slot = new_slot(type);
  llvm::AllocaInst *const saved = keeps_exit ? new_slot(type) : nullptr;

  auto *dispatch = llvm::BasicBlock::Create(context_, "", &function_);
  auto *unreachable = llvm::BasicBlock::Create(context_, "", &function_);
  new llvm::UnreachableInst(context_, unreachable);
  r.branch->setSuccessor(0, end);
  replace_successor(blocks, end, dispatch);
  llvm::IRBuilder<> builder(dispatch);
  if (keeps_exit)
    builder.CreateStore(builder.CreateLoad(type, saved), exit_slot_);
  llvm::SwitchInst *next = builder.CreateSwitch(
      builder.CreateLoad(type, site_slot), unreachable, sites.size());
  for (size_t i = 0; i < sites.size(); i++) {
    llvm::BasicBlock *before;
    llvm::BasicBlock *after = split_at(sites[i], before);
    llvm::IRBuilder<> enter(before);
    enter.CreateStore(enter.getInt32(i), site_slot);
    if (keeps_exit)
      enter.CreateStore(enter.CreateLoad(type, exit_slot_), saved);
    enter.CreateBr(entry);
    next->addCase(builder.getInt32(i), after);
    sites[i]->eraseFromParent();
  }
}

void splicer::splice(region &r) {
  std::vector<llvm::CallInst *> sites = take_sites(r);
  block_list blocks = blocks_of(r);
  const std::set<llvm::BasicBlock *> inside(blocks.begin(), blocks.end());
  if (inside.count(r.branch->getParent())) {
    reject(r.marker); // S runs again before it is done: check.cc refuses that
    return;
  }

  bool shared = false;
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

bool splicer::run() {
  if (!collect())
    return false;
  remove_probes();
  if (failed_)
    return true;
  // What could not be reached is gone.
  regions_.clear();
  probes_.clear();
  probe_exits_.clear();
  tokens_.clear();
  collect();
  place_exit_slot();
  const llvm::DominatorTree dominators(function_);
  for (const region &r : regions_)
    close(r, dominators);
  for (region &r : regions_)
    r.size = blocks_of(r).size();
  std::sort(regions_.begin(), regions_.end(),
            [](const region &a, const region &b) { return a.size < b.size; });
  for (region &r : regions_)
    if (!failed_)
      splice(r);
  if (failed_)
    return true;
  for (llvm::Value *token : tokens_)
    erase_variable(token);
  llvm::EliminateUnreachableBlocks(function_);
  if (exit_slot_)
    erase_variable(exit_slot_);
  return true;
}

static bool splice_module(llvm::Module &module) {
  bool found = false;
  for (llvm::Function &function : module)
    found |= compat::starts_with(function.getName(), MARKER_PREFIX);
  if (!found)
    return false;
  unwind_adapt_functions(module);
  for (llvm::Function &function : module)
    if (!function.isDeclaration())
      splicer(function).run();
  for (auto i = module.begin(); i != module.end();) {
    llvm::Function &function = *i++;
    if (function.isDeclaration() && function.use_empty() &&
        compat::starts_with(function.getName(), MARKER_PREFIX))
      function.eraseFromParent();
  }
  return true;
}

// Not null while machine code is to be made without passes.
static clang::CodeGenOptions *options_without_passes;
static unsigned optimization_level;

void splice_enable(unit &u) {
  clang::CodeGenOptions &options = u.compiler.getCodeGenOpts();
  const auto action = u.compiler.getFrontendOpts().ProgramAction;
  if (options.DisableLLVMPasses && (action == clang::frontend::EmitObj ||
                                    action == clang::frontend::EmitAssembly))
    options_without_passes = &options;
}

// Clang asks for the passes of plugins before it looks at these options.
static void request_pipeline() {
  if (!options_without_passes)
    return;
  options_without_passes->DisableLLVMPasses = false;
  optimization_level = options_without_passes->OptimizationLevel;
  options_without_passes->OptimizationLevel = 0;
}

static void end_request() {
  if (!options_without_passes)
    return;
  options_without_passes->DisableLLVMPasses = true;
  options_without_passes->OptimizationLevel = optimization_level;
  options_without_passes = nullptr;
}

namespace {

struct splice_pass : llvm::PassInfoMixin<splice_pass> {
  static bool isRequired() { return true; }
  llvm::PreservedAnalyses run(llvm::Module &module,
                              llvm::ModuleAnalysisManager &) {
    end_request();
    return splice_module(module) ? llvm::PreservedAnalyses::none()
                                 : llvm::PreservedAnalyses::all();
  }
};

} // namespace

void splice_register(llvm::PassBuilder &builder) {
  request_pipeline();
  builder.registerPipelineStartEPCallback(
      [](llvm::ModulePassManager &passes, auto) {
        passes.addPass(splice_pass());
      });
  if (auto *callbacks = builder.getPassInstrumentationCallbacks())
    callbacks->registerBeforeNonSkippedPassCallback(
        [](llvm::StringRef, llvm::Any unit) {
          if (llvm::Module *module = compat::module_of(unit))
            splice_module(*module);
        });
}

} // namespace defer
