// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Part of the second stage: which jumps respect the scopes of a `defer`.
//
// check.cc has noted the scope that each jump and each label is in; a jump
// leaves the scopes up to the innermost one that encloses its target, too, and
// enters those from there down to the target. check.h and check.cc say which
// of that is allowed.

#include "check.h"

#include "defer-messages.h"

namespace defer {

// The innermost scope that is around both.
static const scope *common_scope(const scope *one, const scope *other) {
  while (one != other)
    if (one->depth > other->depth)
      one = one->parent;
    else
      other = other->parent;
  return one;
}

void check_report(checker &c, clang::SourceLocation location, const char *text,
                  const std::string &name, const scope *s) {
  emit_error(c.u, location, text, name);
  emit_note(c.u, s->region->getWhileLoc(),
            s->kind == scope_kind::deferred ? message::note_deferred
                                            : message::note_defer);
  c.failed = true;
}

static void note_label(checker &c, const clang::LabelDecl *label) {
  emit_note(c.u, label->getLocation(), message::note_label,
            label->getName().str());
}

// What the jump leaves is judged first: who leaves a deferred statement is to
// hear of that one.
bool check_jump(checker &c, const jump &j, const scope *to,
                const clang::LabelDecl *label) {
  const scope *const common = common_scope(j.from, to);
  for (const scope *s = j.from; s != common; s = s->parent) {
    const char *text = nullptr;
    if (s->kind == scope_kind::deferred)
      text = message::leave_deferred;
    else if (s->kind == scope_kind::rest && j.unseen)
      text = message::leave_scope_unseen;
    if (text) {
      check_report(c, j.location, text, j.name, s);
      if (label)
        note_label(c, label);
      return false;
    }
  }

  // Of several scopes that the jump enters, name the outermost.
  const scope *entered = nullptr;
  for (const scope *s = to; s != common; s = s->parent)
    entered = s;
  if (!entered)
    return true;
  check_report(c, j.location,
               entered->kind == scope_kind::deferred
                   ? message::jump_into_deferred
                   : message::jump_past_defer,
               j.name, entered);
  if (label)
    note_label(c, label);
  return false;
}

static void check_computed_goto(checker &c, const jump &j) {
  for (const clang::LabelDecl *label : c.labels_with_address) {
    auto found = c.labels.find(label);
    if (found != c.labels.end() && !check_jump(c, j, found->second, label))
      return;
  }
}

void check_jumps(checker &c) {
  for (const jump &j : c.jumps) {
    if (!j.target) {
      check_computed_goto(c, j);
      continue;
    }
    auto found = c.labels.find(j.target);
    if (found != c.labels.end())
      check_jump(c, j, found->second, j.target);
  }
}

} // namespace defer
