// SPDX-License-Identifier: GPL-3.0-or-later
//
// Second stage: the constraints on `defer`, and the warnings that need the
// tree of the whole function.
//
// Hooks in at PLUGIN_PRE_GENERICIZE, when the tree still has the statements of
// the source: GOTO_EXPR, SWITCH_STMT, BREAK_STMT and so on. One walk notes the
// scope that each jump and each label is in; then the jumps are judged.
//
// Each `defer` has two scopes, side by side in the scope that encloses it:
// `deferred`, the deferred statement, and `rest`, what follows the `defer` in
// its block. No jump may enter either of them, none may leave `deferred`, and
// one may leave `rest` only if GCC sees it: tree-eh.cc takes no notice of
// computed goto, asm goto and a goto out of a nested function.
//
// Refuses, too: return, break and continue out of a deferred statement, the
// setjmp family in it, and musttail returns in the scope of a `defer`.

#include "gcc-compat.h"

#include "defer-messages.h"
#include "plugin.h"
#include "region.h"

namespace message = defer::message;

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
    scopes.push_back (new scope{ kind, parent, location, label });
    return scopes.back ();
  }
};

static tree check_r (tree *, int *, void *);

static void
walk (checker *c, tree *tp)
{
  walk_tree (tp, check_r, c, &c->visited);
}

static const scope *
innermost (const scope *s, scope_kind kind)
{
  while (s && s->kind != kind)
    s = s->parent;
  return s;
}

static bool
encloses (const scope *outer, const scope *inner)
{
  while (inner && inner != outer)
    inner = inner->parent;
  return inner != nullptr;
}

// Reports TEXT at LOCATION with NOTE at the `defer` of S.
static void
report (checker *c, location_t location, const char *text, const char *name,
        const scope *s)
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

// Judges a jump from J.FROM to scope TO; false if it has been reported. What
// the jump leaves is judged first: who leaves a deferred statement is to hear
// of that one.
static bool
check_jump (checker *c, const jump &j, const scope *to, tree label)
{
  for (const scope *s = j.from; !encloses (s, to); s = s->parent)
    {
      const char *text = nullptr;
      if (s->kind == scope_kind::deferred)
        text = message::leave_deferred;
      else if (s->kind == scope_kind::rest && j.unseen)
        text = message::leave_scope_unseen;
      if (text)
        {
          report (c, j.location, text, j.name, s);
          if (label)
            note_label (label);
          return false;
        }
    }

  // Of several scopes that the jump enters, name the outermost.
  const scope *entered = nullptr;
  for (const scope *s = to; !encloses (s, j.from); s = s->parent)
    entered = s;
  if (!entered)
    return true;
  report (c, j.location,
          entered->kind == scope_kind::deferred ? message::jump_into_deferred
                                                : message::jump_past_defer,
          j.name, entered);
  if (label)
    note_label (label);
  return false;
}

// Notes a jump by a plain or computed goto, or by an asm goto.
static void
add_goto (checker *c, location_t location, tree target, bool in_asm)
{
  bool known = TREE_CODE (target) == LABEL_DECL;
  const char *name = "'goto'";
  if (in_asm)
    name = "'asm goto'";
  else if (!known)
    name = "computed 'goto'";
  c->jumps.push_back ({ c->current, location, name, known ? target : NULL_TREE,
                        in_asm || !known });
}

// A jump to `case` or `default`, at LOCATION, from its switch.
static void
check_case (checker *c, location_t location)
{
  const scope *to = c->current;
  if (!c->switch_scope || to == c->switch_scope)
    return;
  jump j = { c->switch_scope, location, "'switch'", NULL_TREE, false };
  if (!check_jump (c, j, to, NULL_TREE) && to->kind == scope_kind::rest)
    inform (location, message::note_case);
}

// RETURN_EXPR, BREAK_STMT or CONTINUE_STMT at LOCATION; STAYS unless it leaves
// the innermost deferred statement.
static void
check_exit (checker *c, location_t location, const char *name, bool stays)
{
  const scope *s = innermost (c->current, scope_kind::deferred);
  if (s && !stays)
    report (c, location, message::leave_deferred, name, s);
}

static void
check_return (checker *c, tree expr)
{
  check_exit (c, EXPR_LOCATION (expr), "'return'", false);

  tree value = TREE_OPERAND (expr, 0);
  if (value
      && (TREE_CODE (value) == MODIFY_EXPR || TREE_CODE (value) == INIT_EXPR))
    value = TREE_OPERAND (value, 1);
  if (value)
    STRIP_NOPS (value);
  const scope *s = innermost (c->current, scope_kind::rest);
  if (s && value && TREE_CODE (value) == CALL_EXPR
      && CALL_EXPR_MUST_TAIL_CALL (value))
    report (c, EXPR_LOCATION (value), message::musttail, "", s);
}

static bool
setjmp_family_p (tree fndecl)
{
  static const char *const names[]
      = { "setjmp",      "_setjmp",          "sigsetjmp",
          "__sigsetjmp", "longjmp",          "_longjmp",
          "siglongjmp",  "__builtin_setjmp", "__builtin_longjmp" };
  if (!DECL_NAME (fndecl))
    return false;
  for (const char *name : names)
    if (id_equal (DECL_NAME (fndecl), name))
      return true;
  return false;
}

static void
check_call (checker *c, tree call)
{
  tree fndecl = get_callee_fndecl (call);
  const scope *s = innermost (c->current, scope_kind::deferred);
  if (s && fndecl && setjmp_family_p (fndecl))
    report (c, EXPR_LOCATION (call), message::call_in_deferred,
            IDENTIFIER_POINTER (DECL_NAME (fndecl)), s);
}

// Whether a statement stands behind the loop of REGION in its list.
static bool
followed_p (const defer_region &region)
{
  tree_stmt_iterator i = region.loop_position;
  for (tsi_next (&i); !tsi_end_p (i); tsi_next (&i))
    if (TREE_CODE (tsi_stmt (i)) != DEBUG_BEGIN_STMT)
      return true;
  return false;
}

static void
walk_region (checker *c, defer_region &region)
{
  if (!followed_p (region))
    emit_warning (region.location, defer::WARNING_redundant,
                  message::redundant);

  scope *const parent = c->current;
  const bool break_stays = c->break_stays;
  const bool continue_stays = c->continue_stays;

  c->current = c->new_scope (scope_kind::deferred, parent, region.location,
                             region.label);
  c->break_stays = c->continue_stays = false;
  if (region.deferred)
    walk (c, &region.deferred);
  c->break_stays = break_stays;
  c->continue_stays = continue_stays;

  c->current
      = c->new_scope (scope_kind::rest, parent, region.location, region.label);
  tree_stmt_iterator i = region.loop_position;
  for (tsi_next (&i); !tsi_end_p (i); tsi_next (&i))
    walk (c, tsi_stmt_ptr (i));
  c->current = parent;
}

// Walks the operands of a statement that `break` or `continue` can leave.
static void
walk_breakable (checker *c, tree statement, bool is_switch, bool is_loop)
{
  const scope *const switch_scope = c->switch_scope;
  const bool break_stays = c->break_stays;
  const bool continue_stays = c->continue_stays;
  c->break_stays = true;
  if (is_loop)
    c->continue_stays = true;
  if (is_switch)
    c->switch_scope = c->current;
  for (int i = 0; i < TREE_OPERAND_LENGTH (statement); i++)
    walk (c, &TREE_OPERAND (statement, i));
  c->switch_scope = switch_scope;
  c->break_stays = break_stays;
  c->continue_stays = continue_stays;
}

static tree
check_r (tree *tp, int *walk_subtrees, void *data)
{
  checker *c = (checker *)data;
  tree t = *tp;
  switch (TREE_CODE (t))
    {
    case TRY_FINALLY_EXPR:
      {
        defer_region region;
        if (region_get (t, &region))
          {
            *walk_subtrees = 0;
            walk_region (c, region);
          }
        else if (region_marked_p (t))
          c->failed = true; // left by a syntax error, which was reported
        break;
      }

    case BIND_EXPR:
      // walk_tree would visit the initialisers here, as if they all stood
      // before the first statement; see DECL_EXPR.
      *walk_subtrees = 0;
      walk (c, &BIND_EXPR_BODY (t));
      break;

    case DECL_EXPR:
      if (VAR_P (DECL_EXPR_DECL (t)))
        walk (c, &DECL_INITIAL (DECL_EXPR_DECL (t)));
      break;

    case WHILE_STMT:
    case DO_STMT:
    case FOR_STMT:
    case OMP_FOR:
    case OMP_SIMD:
    case OMP_DISTRIBUTE:
    case OMP_TASKLOOP:
    case OMP_LOOP:
    case OACC_LOOP:
      *walk_subtrees = 0;
      walk_breakable (c, t, false, true);
      break;

    case SWITCH_STMT:
      *walk_subtrees = 0;
      walk_breakable (c, t, true, false);
      break;

    case CASE_LABEL_EXPR:
      check_case (c, DECL_SOURCE_LOCATION (CASE_LABEL (t)));
      break;

    case LABEL_EXPR:
      c->labels[LABEL_EXPR_LABEL (t)] = c->current;
      break;

    case GOTO_EXPR:
      add_goto (c, EXPR_LOCATION (t), GOTO_DESTINATION (t), false);
      break;

    case ASM_EXPR:
      for (tree l = ASM_LABELS (t); l; l = TREE_CHAIN (l))
        add_goto (c, EXPR_LOCATION (t), TREE_VALUE (l), true);
      break;

    case ADDR_EXPR:
      if (TREE_CODE (TREE_OPERAND (t, 0)) == LABEL_DECL)
        c->labels_with_address.push_back (TREE_OPERAND (t, 0));
      break;

    case RETURN_EXPR:
      check_return (c, t);
      break;

    case BREAK_STMT:
      check_exit (c, EXPR_LOCATION (t), "'break'", c->break_stays);
      break;

    case CONTINUE_STMT:
      check_exit (c, EXPR_LOCATION (t), "'continue'", c->continue_stays);
      break;

    case CALL_EXPR:
      check_call (c, t);
      break;

    default:
      break;
    }
  return NULL_TREE;
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
        report (c, j.location,
                s->kind == scope_kind::deferred ? message::leave_deferred
                                                : message::leave_scope_unseen,
                j.name, s);
        note_label (j.target);
        return;
      }
  const scope *to = outer->labels[j.target];
  for (const scope *s : outer->scopes)
    if (s->kind != scope_kind::function && !encloses (s, to))
      {
        report (c, j.location, message::leave_scope_unseen, j.name, s);
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

static void
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

// A label whose address is taken may be reached through a static table that
// knows one copy of it only.
static void
find_single_copies (checker *c)
{
  for (tree label : c->labels_with_address)
    {
      auto found = c->labels.find (label);
      if (found == c->labels.end ())
        continue;
      for (const scope *s = found->second; s; s = s->parent)
        if (s->kind == scope_kind::deferred)
          c->single_copy->add (s->label);
    }
}

static bool
check_one_function (tree fndecl, checker *enclosing,
                    hash_set<tree> *single_copy)
{
  checker c (enclosing, fndecl, single_copy);
  walk (&c, &DECL_SAVED_TREE (fndecl));
  check_jumps (&c);
  find_single_copies (&c);

  bool ok = !c.failed;
  for (cgraph_node *nested = first_nested_function (cgraph_node::get (fndecl));
       nested; nested = next_nested_function (nested))
    ok &= check_one_function (nested->decl, &c, single_copy);
  return ok;
}

bool
check_function (tree fndecl, hash_set<tree> *single_copy)
{
  return check_one_function (fndecl, nullptr, single_copy);
}
