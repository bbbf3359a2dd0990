// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the third stage: the tree of a function with what is deferred at its
// exits. See flow.cc.

#ifndef DEFER_CLANG_EXIT_FORM_H
#define DEFER_CLANG_EXIT_FORM_H

#include "error.h"
#include "region.h"

#pragma GCC visibility push(hidden)

namespace defer {

// What is left when a jump leaves the scope of REGION, and what next.
struct active {
  const active *parent;
  clang::WhileStmt *region;
};

// What runs at an exit: all that is deferred by the block, what is registered
// by the function, and, if the result may be an error, that for errors.
enum class exit_kind { other, end_of_function, well, maybe_error, error };

// The third form of an owner's body. It is undone when this goes out of scope,
// unless it is to stay.
class exit_form {
public:
  exit_form(unit &u, clang::Decl *owner, clang::Stmt *body,
            clang::QualType result, bool marks_registrations = false);
  ~exit_form() {
    if (!stays_)
      undo(0);
  }
  void stay() { stays_ = true; }
  // Undoes the changes at exits that the graph of the form does not reach.
  // Where the body has labels, some of these would be reached: a goto in S
  // leads to the last place of its label.
  void drop_unreachable_exits();
  bool has_labels() const { return has_labels_; }

  // What stands where a `defer` is reached, if that is to be told, with what is
  // deferred there; and the values of the `return`s that have been wrapped.
  const std::map<const clang::Stmt *, clang::WhileStmt *> &
  registrations() const {
    return registrations_;
  }
  const std::set<const clang::Stmt *> &returned_values() const {
    return returned_values_;
  }

private:
  struct change {
    clang::Stmt **slot;
    clang::Stmt *original;
    clang::Stmt *marker; // null: not an exit
  };

  void set(clang::Stmt *&slot, clang::Stmt *value,
           clang::Stmt *marker = nullptr) {
    changes_.push_back({&slot, slot, marker});
    slot = value;
  }
  void undo(size_t size) {
    for (; changes_.size() > size; changes_.pop_back())
      *changes_.back().slot = changes_.back().original;
  }

  bool is_active(clang::WhileStmt *region) const;
  void find_labels(clang::Stmt *statement, const active *&current);
  const active *enter(const active *current, clang::WhileStmt *region);
  clang::Stmt *new_marker(clang::SourceLocation location);
  clang::CompoundStmt *block(llvm::ArrayRef<clang::Stmt *> statements,
                             clang::SourceLocation location);
  clang::Expr *unknown(clang::SourceLocation location);
  void append(std::vector<clang::Stmt *> &list, const active *from,
              const active *to, exit_kind kind);

  clang::Stmt *reached(clang::WhileStmt *region);
  void show_locks(clang::WhileStmt *region);
  void place_block(clang::CompoundStmt *block, const active *current);
  void place_return(clang::Stmt *&slot, const active *current);
  void place_jump(clang::Stmt *&slot, const active *from, const active *to,
                  exit_kind kind = exit_kind::other);
  void place(clang::Stmt *&slot, const active *current);
  const active *target_of(clang::Stmt *statement, const active *innermost);
  void place_children(clang::Stmt *statement, const active *current);

  unit &unit_;
  clang::ASTContext &context_;
  clang::Decl *owner_;
  const error_range errors_;
  clang::VarDecl *unknown_ = nullptr;
  std::vector<change> changes_;
  bool stays_ = false;
  const bool marks_registrations_, has_labels_;
  std::map<const clang::Stmt *, clang::WhileStmt *> registrations_;
  std::set<const clang::Stmt *> returned_values_;
  std::map<clang::WhileStmt *, std::unique_ptr<active>> regions_;
  std::map<const clang::LabelDecl *, const active *> labels_;
  clang::Stmt *body_;
  const active *break_target_ = nullptr, *continue_target_ = nullptr;
};

} // namespace defer

#pragma GCC visibility pop

#endif
