// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: what the runtime is told on unwinding, and where a
// panic may end.
//
// __defer_begin says that a deferred statement S is about to run for an
// exception, if S may raise another. Nothing stands on a normal exit:
//
//   try
//     try
//       what follows in the block
//     eh_else { e = the exception; __defer_begin (e, 0); }
//   finally
//     S
//
// S that calls a function which may recover tells that function; it stands
// twice, once for each way:
//
//   finally { S } eh_else { e = the exception; __defer_begin (e, f); S; }
//
// S with recover () in it needs to know the exception, if there is one: the
// inner handler has it in a variable, `token`, which is null on a normal exit.
// Around the outermost `defer` of a function of which one may stop a panic
// there is a third handler (leave-recovered.cc). recover() outside of deferred
// statements asks who called the function.
//
// A function with a `_Defer_function` has one more cleanup, around its whole
// body (function-scope.cc); that is its outermost one then.
//
// To debug: -fdump-tree-original.

#include "gcc-compat.h"

#include "build.h"
#include "plugin.h"
#include "recover.h"
#include "runtime-calls.h"

static tree
replace_recover_r (tree *tp, int *walk_subtrees, void *data)
{
  if (!recover_call_p (*tp))
    return NULL_TREE;
  tree token = *(tree *)data;
  tree type = TREE_TYPE (*tp);
  tree none = build_zero_cst (type);
  // Where the compiler knows the token, on a normal exit, no call is left.
  *tp = token ? build3 (COND_EXPR, type, build_not_null (token),
                        build1 (NOP_EXPR, type, runtime_recover (token)), none)
              : none;
  *walk_subtrees = 0;
  return NULL_TREE;
}

// Makes recover() in *TP, but not in the deferred statements in it, that of
// the exception TOKEN.
static void
replace_recover (tree *tp, tree token)
{
  recover_walk_outside (tp, replace_recover_r, &token);
}

static tree
not_repeatable_r (tree *tp, int *, void *)
{
  switch (TREE_CODE (*tp))
    {
    case SAVE_EXPR:
    case TARGET_EXPR:
    case BIND_EXPR:
    case STATEMENT_LIST:
    case DECL_EXPR:
    case LABEL_EXPR:
    case COMPOUND_LITERAL_EXPR:
      return *tp;
    default:
      return NULL_TREE;
    }
}

// Whether CALL may stand in the code twice.
static bool
repeatable_p (tree call)
{
  return !walk_tree_without_duplicates (&call, not_repeatable_r, NULL);
}

// Evaluates what CALL calls and what it hands over before LIST goes on, so
// that nothing runs between what follows in LIST and the call.
static void
evaluate_operands (tree call, tree fndecl, tree *variables, tree *list)
{
  auto evaluate = [&] (tree *operand) {
    if (!TREE_SIDE_EFFECTS (*operand))
      return;
    tree variable = build_variable (fndecl, TREE_TYPE (*operand));
    DECL_CHAIN (variable) = *variables;
    *variables = variable;
    append_to_statement_list (build_assignment (variable, *operand), list);
    *operand = variable;
  };
  evaluate (&CALL_EXPR_FN (call));
  for (int i = 0; i < call_expr_nargs (call); i++)
    evaluate (&CALL_EXPR_ARG (call, i));
}

// Appends S to LIST, and before it __defer_begin with TOKEN, if TEST holds.
// CALL is S if that is a direct call that may recover.
static void
append_begun (tree *list, tree s, tree call, tree token, tree test,
              tree fndecl)
{
  if (call && TREE_CODE (s) == BIND_EXPR)
    {
      // The objects of its compound literals are in scope inside only.
      tree body = NULL_TREE;
      append_begun (&body, BIND_EXPR_BODY (s), call, token, test, fndecl);
      BIND_EXPR_BODY (s) = body;
      append_to_statement_list (s, list);
      return;
    }
  tree callee = NULL_TREE, variables = NULL_TREE, body = NULL_TREE;
  if (call)
    {
      evaluate_operands (call, fndecl, &variables, &body);
      callee = unshare_expr (CALL_EXPR_FN (call));
    }
  append_to_statement_list (
      build_condition (test, runtime_begin (token, callee)), &body);
  append_to_statement_list (s, &body);
  append_to_statement_list (variables ? build_bind (variables, body) : body,
                            list);
}

static tree
may_throw_r (tree *tp, int *, void *)
{
  if (TREE_CODE (*tp) == CALL_EXPR && CALL_EXPR_FN (*tp)
      && !(call_expr_flags (*tp) & ECF_NOTHROW))
    return *tp;
  return NULL_TREE;
}

static bool
may_throw_p (tree s)
{
  return flag_non_call_exceptions
         || walk_tree_without_duplicates (&s, may_throw_r, NULL);
}

// The condition on which S, the statement of WHICH, an `_Errdefer`, runs on a
// normal exit.
static tree
normal_test (const recovery &r, tree fndecl, const recovery_region &which)
{
  // No `return` leaves the others.
  if (which.parent != &r.frame || which.in_openmp)
    return boolean_false_node;
  return errors_normal_test (fndecl, r.result.variable, r.exits);
}

// And when EXCEPTION unwinds.
static tree
unwinding_test (const recovery &r, tree fndecl, const recovery_region &which,
                tree exception)
{
  if (which.in_openmp || !which.parent->recovers)
    return boolean_true_node;
  if (which.parent != &r.frame)
    return build1 (TRUTH_NOT_EXPR, boolean_type_node,
                   runtime_is_recovered (exception));
  return errors_unwinding_test (fndecl, r.result.variable, r.exits, exception);
}

void
recover_lower_region (tree *tp, recovery *r, tree fndecl,
                      const defer_region &region, tree cleanup)
{
  recovery_region &which = r->regions[region.label];
  const recovery_frame &frame = *which.parent;
  const bool deferred = &frame != &r->frame;
  const bool on_error = region.word == defer_word::error_word;
  const bool unwinds = unwinds_p (fndecl);
  // A node of its own: the walk that came here goes on in what *TP becomes,
  // and has seen the old one.
  tree statement = copy_node (*tp), variables = NULL_TREE, before = NULL_TREE;
  tree s = region.deferred ? region.deferred
                           : build_empty_stmt (UNKNOWN_LOCATION);
  tree exception = build_variable (fndecl, ptr_type_node);
  tree handler = build_landing_pad (exception);
  bool handled = false; // there is something to do in HANDLER
  if (which.registers)
    {
      tree list = r->registered.list;
      tree mark = variables = build_variable (fndecl, ptr_type_node);
      append_to_statement_list (build_assignment (mark, list), &before);
      TREE_OPERAND (statement, 0)
          = function_scope_drain (fndecl, TREE_OPERAND (statement, 0), list,
                                  mark, errors_leaving_test (r->exits));
    }

  // A variable that HANDLER sets to VALUE, and that is NORMAL on a normal
  // exit.
  auto new_flag = [&] (tree type, tree value, tree normal) {
    tree flag = build_variable (fndecl, type);
    DECL_CHAIN (flag) = variables;
    variables = flag;
    append_to_statement_list (build_assignment (flag, normal), &before);
    append_to_statement_list (build_assignment (flag, value), &handler);
    handled = true;
    return flag;
  };

  // What is repeated for unwinding needs no token.
  const bool repeated = which.direct && !which.lexical && !which.frame.recovers
                        && !deferred && repeatable_p (which.direct);
  if (!repeated
      && (which.lexical || which.frame.holds_recovery || which.direct
          || (on_error && frame.recovers)))
    {
      which.frame.token = which.frame.innermost
          = new_flag (ptr_type_node, exception, null_pointer_node);
      replace_recover (&s, which.frame.token);
      if (which.frame.holds_recovery && frame.innermost)
        which.frame.innermost
            = new_flag (ptr_type_node, exception, frame.innermost);
    }
  tree unwinding = NULL_TREE;
  if (on_error && unwinds && !repeated)
    unwinding
        = new_flag (boolean_type_node, boolean_true_node, boolean_false_node);

  if (repeated)
    {
      tree call = unshare_expr (which.direct), begun = NULL_TREE;
      append_begun (&begun, call, call, exception, boolean_true_node, fndecl);
      if (on_error)
        {
          s = build_condition (normal_test (*r, fndecl, which), s);
          begun = build_condition (
              unwinding_test (*r, fndecl, which, exception), begun);
        }
      append_to_statement_list (begun, &handler);
      append_to_statement_list (s, &cleanup);
      tree ways = build2 (EH_ELSE_EXPR, void_type_node, cleanup,
                          build_bind (exception, handler));
      TREE_SIDE_EFFECTS (ways) = 1;
      cleanup = ways;
    }
  else
    {
      tree body = NULL_TREE;
      if (which.direct)
        append_begun (&body, s, which.direct, which.frame.token,
                      build_not_null (which.frame.token), fndecl);
      else
        {
          if (plugin_options.panic && may_throw_p (s))
            {
              append_to_statement_list (runtime_begin (exception, NULL_TREE),
                                        &handler);
              handled = true;
            }
          append_to_statement_list (s, &body);
        }
      if (on_error)
        {
          tree test = normal_test (*r, fndecl, which);
          if (unwinding)
            test = build3 (
                COND_EXPR, boolean_type_node, unwinding,
                unwinding_test (*r, fndecl, which, which.frame.token), test);
          body = build_condition (test, body);
        }
      append_to_statement_list (body, &cleanup);
      if (handled && unwinds)
        {
          DECL_CHAIN (exception) = variables;
          variables = exception;
          TREE_OPERAND (statement, 0) = build_on_unwinding (
              TREE_OPERAND (statement, 0), handler, exception, deferred);
        }
    }
  if (which.frame.recovers)
    {
      which.frame.end = build_new_label (fndecl, region.location);
      append_to_statement_list (build_label (which.frame.end), &cleanup);
    }
  TREE_OPERAND (statement, 1) = cleanup;
  if (variables)
    {
      append_to_statement_list (statement, &before);
      statement = build_bind (variables, before);
    }

  if (which.outermost && frame.recovers)
    statement = deferred ? end_recovered (statement, frame, fndecl)
                         : return_recovered (statement, fndecl, r->result);
  *tp = statement;
}

void
recover_lower_body (recovery *r, tree fndecl)
{
  tree bind = result_outermost_bind (fndecl);
  tree statement = function_scope_drain (
      fndecl, BIND_EXPR_BODY (bind), r->registered.list,
      build_zero_cst (ptr_type_node), NULL_TREE);
  if (r->frame.recovers)
    statement = return_recovered (statement, fndecl, r->result);
  BIND_EXPR_BODY (bind) = statement;
}

void
recover_lower_function (tree fndecl, const recovery &r)
{
  // Its frame is to be its own: how far a panic has come is told by frames.
  if (r.lexical
      && !lookup_attribute ("always_inline", DECL_ATTRIBUTES (fndecl)))
    DECL_UNINLINABLE (fndecl) = 1;
  if (!r.calls_recover)
    return;
  tree token = NULL_TREE;
  // A nested function is called by no deferred statement of another unit, and
  // its address is that of a trampoline.
  if (!decl_function_context (fndecl))
    token = build_variable (fndecl, ptr_type_node);
  replace_recover (&DECL_SAVED_TREE (fndecl), token);
  if (!token)
    return;
  tree list = NULL_TREE;
  append_to_statement_list (build_assignment (token, runtime_enter (fndecl)),
                            &list);
  append_to_statement_list (DECL_SAVED_TREE (fndecl), &list);
  DECL_SAVED_TREE (fndecl) = build_bind (token, list);
}
