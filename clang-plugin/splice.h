// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the fifth stage: what its files share. splice.cc describes it.

#ifndef DEFER_CLANG_SPLICE_H
#define DEFER_CLANG_SPLICE_H

#include "plugin.h"

#pragma GCC visibility push(hidden)

namespace defer {

using block_list = std::vector<llvm::BasicBlock *>;
using block_set = llvm::SmallPtrSet<llvm::BasicBlock *, 16>;

// What lower.cc has left of one deferred statement.
struct region {
  std::string number;
  bool direct; // the statement is a call, of which the runtime is to know
  llvm::CallBase *marker;
  llvm::BranchInst *branch; // to the statement, or to what follows it
  size_t size;              // in blocks, with those of inner regions
};

// The work on one function.
class splicer {
public:
  explicit splicer(llvm::Function &function)
      : function_(function), context_(function.getContext()) {}
  // Returns whether there was anything to splice.
  bool run();

private:
  void reject(const llvm::Instruction *where);
  bool collect();

  // splice-probe.cc
  void remove_probes();
  void place_exit_slot();

  // splice-region.cc
  void close(const region &r, const llvm::DominatorTree &dominators);
  block_list blocks_of(const region &r) const;
  block_list copy(const block_list &blocks, llvm::ValueToValueMapTy &map);

  // splice-recover.cc
  void prepare_recovery();
  llvm::BasicBlock *new_landing_pad(llvm::BasicBlock *next);
  void leave_if_recovered(llvm::Instruction *position, llvm::Value *outer,
                          llvm::BasicBlock *target);
  bool needs_one_copy(const region &r, const block_list &blocks);
  void announce(const region &r, const block_list &blocks,
                llvm::CallInst *site);
  llvm::CallBase *find_direct_call(const region &r, const block_list &blocks);
  void tell_cause(const region &r, const block_list &blocks,
                  llvm::AllocaInst *slot);
  const region *enclosing(const region &r) const;
  llvm::AllocaInst *outer_slot(const region &r);
  void stop_at_end(const region &r);
  void finish_recovery();

  // splice-error.cc
  void tell_unwinding(const region &r, const block_list &blocks,
                      llvm::AllocaInst *slot, bool shared);

  // splice-function.cc
  void replace_drain(llvm::CallBase *marker, llvm::Value *exception);
  void extend_lifetimes();
  void allocate_records();

  // splice-evaluated.cc
  llvm::Value *note_evaluated();

  void splice(region &r);
  void splice_copies(region &r, const std::vector<llvm::CallInst *> &sites);
  void splice_shared(region &r, const std::vector<llvm::CallInst *> &sites);
  llvm::BasicBlock *split_at(llvm::CallInst *site, llvm::BasicBlock *&before);
  llvm::AllocaInst *new_slot(llvm::Type *type);

  llvm::Function &function_;
  llvm::LLVMContext &context_;
  std::vector<region> regions_;
  std::vector<llvm::CallBase *> probes_, probe_exits_;
  std::set<llvm::Value *> tokens_;
  llvm::Value *exit_slot_ = nullptr; // where Clang notes a cleanup's exit
  bool failed_ = false;

  // By the numbers of their regions, in the order of the code. A region that is
  // copied has none any more: those in it are done by then.
  std::map<std::string, std::vector<llvm::CallInst *>> sites_;
  std::set<llvm::CallInst *> unwinding_sites_;
  // Where unwinding goes on behind a region that all its sites share. A region
  // around that one has an edge there, which it never takes: what it reaches,
  // such as the shared region of another `defer`, may lead back in front of it.
  block_set behind_unwinding_sites_;
  llvm::AllocaInst *exception_slot_ = nullptr;

  // Of a function that may recover.
  llvm::CallBase *recover_exit_ = nullptr;
  llvm::CallBase *evaluated_ = nullptr;
  std::set<llvm::CallInst *> returned_; // a value has been evaluated
  std::map<std::string, llvm::CallBase *> stops_;
  std::map<std::string, std::vector<llvm::CallInst *>> boundaries_;
  std::map<std::string, llvm::AllocaInst *> outer_slots_;
};

// splice-boolean.cc: makes variables of FUNCTION for results of type bool
// valid.
void splice_booleans(llvm::Function &function);

// splice-probe.cc: erases an unused variable with what is done to it: stores,
// lifetimes.
void erase_variable(llvm::Value *variable);

// splice.cc: the name of the function that CALL calls, or ""; the number of the
// region that is to run at SITE.
llvm::StringRef callee_name(const llvm::CallBase *call);
std::string region_at(const llvm::CallBase *site);

// splice.cc: CALL as a call, if it is an invoke. The markers are declared
// nounwind, but Clang may invoke them all the same.
llvm::CallInst *to_call(llvm::CallBase *call);

} // namespace defer

#pragma GCC visibility pop

#endif
