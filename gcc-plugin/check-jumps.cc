// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the second stage: which jumps respect the scopes of a `defer`.
//
// check.cc has noted the scope that each jump and each label is in; a jump
// leaves the scopes up to the innermost one that encloses its target, too, and
// enters those from there down to the target. check.h and check.cc say which
// of that is allowed.

#include "gcc-compat.h"

#include "check.h"
#include "defer-messages.h"

namespace message = defer::message;

// The innermost scope that is around both.
static const scope *
common_scope (const scope *one, const scope *other)
{
  while (one != other)
    if (one->depth > other->depth)
      one = one->parent;
    else
      other = other->parent;
  return one;
}

void
check_report (checker *c, location_t location, const char *text,
              const char *name, const scope *s)
{
  auto_diagnostic_group group;
  error_at (location, text, name);
  inform (s->location, s->kind == scope_kind::deferred ? message::note_deferred
                                                       : message::note_defer);
  c->failed = true;
}

static void
note_label (tree label)
{
  if (DECL_NAME (label))
    inform (DECL_SOURCE_LOCATION (label), message::note_label,
            IDENTIFIER_POINTER (DECL_NAME (label)));
}

// What the jump leaves is judged first: who leaves a deferred statement is to
// hear of that one.
bool
check_jump (checker *c, const jump &j, const scope *to, tree label)
{
  const scope *const common = common_scope (j.from, to);
  for (const scope *s = j.from; s != common; s = s->parent)
    {
      const char *text = nullptr;
      if (s->kind == scope_kind::deferred)
        text = message::leave_deferred;
      else if (s->kind == scope_kind::rest && j.unseen)
        text = message::leave_scope_unseen;
      if (text)
        {
          check_report (c, j.location, text, j.name, s);
          if (label)
            note_label (label);
          return false;
        }
    }

  // Of several scopes that the jump enters, name the outermost.
  const scope *entered = nullptr;
  for (const scope *s = to; s != common; s = s->parent)
    entered = s;
  if (!entered)
    return true;
  check_report (c, j.location,
                entered->kind == scope_kind::deferred
                    ? message::jump_into_deferred
                    : message::jump_past_defer,
                j.name, entered);
  if (label)
    note_label (label);
  return false;
}

// A goto out of the nested function C to LABEL of the function OUTER. It does
// not unwind: it leaves every scope that it is in, and may leave every scope
// of OUTER that LABEL is not in, as nothing tells where C is called.
static void
check_nonlocal_goto (checker *c, const jump &j, checker *outer)
{
  for (const scope *s = j.from; s; s = s->parent)
    if (s->kind != scope_kind::function)
      {
        check_report (c, j.location,
                      s->kind == scope_kind::deferred
                          ? message::leave_deferred
                          : message::leave_scope_unseen,
                      j.name, s);
        note_label (j.target);
        return;
      }
  // Of the functions between, all is left.
  for (checker *f = c; f != outer; f = f->enclosing)
    for (const scope *s : f->scopes)
      if (s == f->registration || (f != c && s->kind != scope_kind::function))
        {
          check_report (c, j.location, message::leave_scope_unseen, j.name, s);
          note_label (j.target);
          return;
        }
  const scope *to = outer->labels[j.target];
  for (const scope *s : outer->scopes)
    if (s != outer->registration && s->kind != scope_kind::function
        && common_scope (s, to) != s)
      {
        check_report (c, j.location, message::leave_scope_unseen, j.name, s);
        note_label (j.target);
        return;
      }
}

static void
check_computed_goto (checker *c, const jump &j)
{
  for (tree label : c->labels_with_address)
    {
      auto found = c->labels.find (label);
      if (found != c->labels.end ()
          && !check_jump (c, j, found->second, label))
        return;
    }
}

void
check_jumps (checker *c)
{
  for (const jump &j : c->jumps)
    {
      if (!j.target)
        {
          check_computed_goto (c, j);
          continue;
        }
      checker *owner = c;
      while (owner && !owner->labels.count (j.target))
        owner = owner->enclosing;
      if (owner == c)
        check_jump (c, j, c->labels[j.target], j.target);
      else if (owner)
        check_nonlocal_goto (c, j, owner);
    }
}
