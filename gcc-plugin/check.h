// SPDX-License-Identifier: GPL-3.0-or-later
//
// What check.cc finds in a function and check-jumps.cc judges.

#ifndef DEFER_GCC_CHECK_H
#define DEFER_GCC_CHECK_H

enum class scope_kind
{
  function,
  rest,
  deferred
};

struct scope
{
  scope_kind kind;
  const scope *parent;
  location_t location; // of the keyword
  tree label;          // the region's
  unsigned depth;      // how many are around it
  // The innermost scopes of two kinds around it, itself included, or null.
  const scope *deferred, *rest;
};

struct jump
{
  const scope *from;
  location_t location;
  const char *name; // as the user would call it
  tree target;      // NULL_TREE for a computed goto
  bool unseen;      // GCC would not run what it leaves
};

// What is known of one function.
struct checker
{
  checker *enclosing; // of the function that this one is nested in
  tree fndecl;
  bool failed = false;
  hash_set<tree> *single_copy;
  scope *registration = nullptr; // stands for the first `_Defer_function`

  std::vector<scope *> scopes; // owned
  std::map<tree, const scope *> labels;
  std::vector<tree> labels_with_address;
  std::vector<jump> jumps;

  // The state of the walk.
  hash_set<tree> visited;
  scope *current;
  const scope *switch_scope = nullptr; // of the innermost switch
  bool break_stays = true;             // the innermost target is in `current`
  bool continue_stays = true;
  std::vector<tree> names; // of the loops and switches around, in `current`
  bool breakable = false;  // something is around that `break` can leave
  bool in_loop = false;

  checker (checker *enclosing_, tree fndecl_, hash_set<tree> *single_copy_)
      : enclosing (enclosing_), fndecl (fndecl_), single_copy (single_copy_)
  {
    current = new_scope (scope_kind::function, nullptr, UNKNOWN_LOCATION,
                         NULL_TREE);
  }

  ~checker ()
  {
    for (scope *s : scopes)
      delete s;
  }

  scope *
  new_scope (scope_kind kind, const scope *parent, location_t location,
             tree label)
  {
    scope *s = new scope{ kind, parent, location, label, 0, nullptr, nullptr };
    if (parent)
      {
        s->depth = parent->depth + 1;
        s->deferred = parent->deferred;
        s->rest = parent->rest;
      }
    if (kind == scope_kind::deferred)
      s->deferred = s;
    if (kind == scope_kind::rest)
      s->rest = s;
    scopes.push_back (s);
    return s;
  }
};

// Reports TEXT, with NAME in it, at LOCATION, and notes the `defer` of S.
void check_report (checker *c, location_t location, const char *text,
                   const char *name, const scope *s);

// Judges a jump from J.FROM to LABEL, or a case label, in scope TO; false if
// it has been reported.
bool check_jump (checker *c, const jump &j, const scope *to, tree label);

// Judges the jumps that C has collected.
void check_jumps (checker *c);

#endif
