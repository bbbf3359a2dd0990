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
// setjmp family in it, and in the scope of a `defer` musttail returns and
// __builtin_return.

#include "gcc-compat.h"

#include "check.h"
#include "defer-messages.h"
#include "defer-words.h"
#include "plugin.h"
#include "recover.h"
#include "result.h"

namespace message = defer::message;

static tree check_r (tree *, int *, void *);
static void walk_list (checker *, tree_stmt_iterator);

static void
walk (checker *c, tree *tp)
{
  walk_tree (tp, check_r, c, &c->visited);
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

// The name by which `break` and `continue` inside of STATEMENT know it.
static tree
name_of (tree statement)
{
  switch (TREE_CODE (statement))
    {
    case WHILE_STMT:
      return WHILE_NAME (statement);
    case DO_STMT:
      return DO_NAME (statement);
    case FOR_STMT:
      return FOR_NAME (statement);
    case SWITCH_STMT:
      return SWITCH_STMT_NAME (statement);
    default:
      return NULL_TREE;
    }
}

// Whether a `break` or `continue` of the statement NAME stays in the innermost
// deferred statement; without a name, INNERMOST_STAYS.
static bool
target_stays_p (const checker *c, tree name, bool innermost_stays)
{
  if (!name)
    return innermost_stays;
  return std::find (c->names.begin (), c->names.end (), name)
         != c->names.end ();
}

// BREAK_STMT or CONTINUE_STMT at LOCATION, with nothing around it that it
// could leave: the parser has seen the loop of the `defer` there, in front of
// which eager.cc has put the operand that holds it.
static void
check_stray_exit (checker *c, location_t location, const char *name,
                  bool belongs)
{
  if (belongs || c->current->deferred)
    return;
  error_at (location, message::leave_deferred, name);
  c->failed = true;
}

// RETURN_EXPR, BREAK_STMT or CONTINUE_STMT at LOCATION; STAYS unless it leaves
// the innermost deferred statement.
static void
check_exit (checker *c, location_t location, const char *name, bool stays)
{
  const scope *s = c->current->deferred;
  if (s && !stays)
    check_report (c, location, message::leave_deferred, name, s);
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
  const scope *s = c->current->rest;
  if (!s)
    s = c->registration;
  if (s && value && TREE_CODE (value) == CALL_EXPR
      && CALL_EXPR_MUST_TAIL_CALL (value))
    check_report (c, EXPR_LOCATION (value), message::musttail, "", s);
}

static void
check_call (checker *c, tree call)
{
  tree fndecl = get_callee_fndecl (call);
  if (!fndecl)
    return;
  if (fndecl_built_in_p (fndecl, BUILT_IN_RETURN))
    {
      // Leaves the function from within an expression; no cleanup runs.
      jump j = { c->current, EXPR_LOCATION (call), "'__builtin_return'",
                 NULL_TREE, true };
      if (check_jump (c, j, c->scopes.front (), NULL_TREE) && c->registration)
        check_report (c, j.location, message::leave_scope_unseen, j.name,
                      c->registration);
    }
  const scope *s = c->current->deferred;
  if (s && DECL_NAME (fndecl)
      && defer::in_setjmp_family (IDENTIFIER_POINTER (DECL_NAME (fndecl))))
    check_report (c, EXPR_LOCATION (call), message::call_in_deferred,
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
  const bool on_error = region.word == defer_word::error_word;
  if (!followed_p (region))
    emit_warning (region.location, defer::WARNING_redundant,
                  on_error ? message::redundant_error : message::redundant);
  else if (on_error && !unwinds_p (c->fndecl)
           && (!errors_possible_p (c->fndecl) || c->current->deferred))
    emit_warning (region.location, defer::WARNING_never, message::never);

  scope *const parent = c->current;
  const bool break_stays = c->break_stays;
  const bool continue_stays = c->continue_stays;

  c->current = c->new_scope (scope_kind::deferred, parent, region.location,
                             region.label);
  c->break_stays = c->continue_stays = false;
  std::vector<tree> names;
  names.swap (c->names);
  if (region.deferred)
    walk (c, &region.deferred);
  names.swap (c->names);
  c->break_stays = break_stays;
  c->continue_stays = continue_stays;

  c->current
      = c->new_scope (scope_kind::rest, parent, region.location, region.label);
  tree_stmt_iterator i = region.loop_position;
  tsi_next (&i);
  walk_list (c, i);
  c->current = parent;
}

// A `_Defer_function`, whose operands are evaluated in front of it by now. Of
// what is not a call eager.cc has told already.
static void
walk_registration (checker *c, const defer_region &region)
{
  tree call = region_direct_call (region);
  if (!call)
    {
      c->failed = true;
      return;
    }
  scope *const parent = c->current;
  c->current = c->new_scope (scope_kind::deferred, parent, region.location,
                             region.label);
  walk (c, &call);
  c->current = parent;
}

static void
walk_list (checker *c, tree_stmt_iterator i)
{
  for (; !tsi_end_p (i); tsi_next (&i))
    {
      defer_region region;
      if (registration_get (i, &region))
        {
          walk_registration (c, region);
          i = region.loop_position;
        }
      else
        walk (c, tsi_stmt_ptr (i));
    }
}

// Walks the operands of a statement that `break` or `continue` can leave.
static void
walk_breakable (checker *c, tree statement, bool is_switch, bool is_loop)
{
  const scope *const switch_scope = c->switch_scope;
  const bool break_stays = c->break_stays;
  const bool continue_stays = c->continue_stays;
  const bool breakable = c->breakable, in_loop = c->in_loop;
  c->break_stays = c->breakable = true;
  if (is_loop)
    c->continue_stays = c->in_loop = true;
  if (is_switch)
    c->switch_scope = c->current;
  c->names.push_back (name_of (statement));
  for (int i = 0; i < TREE_OPERAND_LENGTH (statement); i++)
    walk (c, &TREE_OPERAND (statement, i));
  c->names.pop_back ();
  c->switch_scope = switch_scope;
  c->break_stays = break_stays;
  c->continue_stays = continue_stays;
  c->breakable = breakable;
  c->in_loop = in_loop;
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

    case STATEMENT_LIST:
      *walk_subtrees = 0;
      walk_list (c, tsi_start (t));
      break;

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
      check_exit (c, EXPR_LOCATION (t), "'break'",
                  target_stays_p (c, BREAK_NAME (t), c->break_stays));
      check_stray_exit (c, EXPR_LOCATION (t), "'break'", c->breakable);
      break;

    case CONTINUE_STMT:
      check_exit (c, EXPR_LOCATION (t), "'continue'",
                  target_stays_p (c, CONTINUE_NAME (t), c->continue_stays));
      check_stray_exit (c, EXPR_LOCATION (t), "'continue'", c->in_loop);
      break;

    case CALL_EXPR:
      check_call (c, t);
      break;

    default:
      break;
    }
  return NULL_TREE;
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
  if (tree first = function_scope_first (fndecl))
    c.registration = c.new_scope (scope_kind::rest, c.current,
                                  DECL_SOURCE_LOCATION (first), first);
  walk (&c, &DECL_SAVED_TREE (fndecl));
  check_jumps (&c);
  find_single_copies (&c);

  recovery panics;
  bool ok = recover_analyse (fndecl, &panics) && !c.failed;
  ok &= result_check (fndecl);
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
