// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the third stage: which exits are errors, for `_Errdefer`.
//
// The result of a function is an error if it is a negative integer, a null
// pointer or `false`, or in the range of the attribute `defer_error`. What is
// known of it while deferred statements run is in a variable of the function,
// `state`, and in its named result, if it has one:
//
//   return e;  =>  { value = e; state = error (value) ? 2 : 1; return value; }
//   return e;  =>  { x = e; state = 1; return x; }       with a named result x
//
// in the scope of an `_Errdefer` only, and of a `defer` that has to know
// whether the function is left (function-scope.cc). On a normal exit its
// statement runs if state == 2, or state == 1 && error (x). On unwinding it
// runs unless the panic has been recovered, by what ran before; then a
// function is about to return, and what it is going to return decides: x, or
// what a `return` has evaluated already, else zero. lower-recover.cc puts
// these conditions around the statement. Where control flow tells the state,
// none of it is left.
//
// To debug: -fdump-tree-original; -fdump-tree-optimized shows what is left.

#include "gcc-compat.h"

#include "build.h"
#include "errors.h"
#include "plugin.h"
#include "recover.h"
#include "runtime-calls.h"

static tree
both (tree a, tree b)
{
  return fold_build2 (TRUTH_ANDIF_EXPR, boolean_type_node, a, b);
}

static tree
either (tree a, tree b)
{
  return fold_build2 (TRUTH_ORIF_EXPR, boolean_type_node, a, b);
}

// LOW <= VALUE <= HIGH, for the values as such, whatever the types are. VALUE
// is read twice.
static tree
in_range (tree value, tree low, tree high)
{
  // Of an enumeration, the range of the type need not be that of its values.
  // Pointers are compared as intptr_t, for errors from -4095 on.
  tree type = TREE_TYPE (value);
  type = build_nonstandard_integer_type (
      TYPE_PRECISION (type), !POINTER_TYPE_P (type) && TYPE_UNSIGNED (type));
  value = fold_convert (type, value);
  const widest_int least = wi::to_widest (TYPE_MIN_VALUE (type));
  const widest_int greatest = wi::to_widest (TYPE_MAX_VALUE (type));
  const widest_int from = wi::to_widest (low), to = wi::to_widest (high);
  if (wi::gts_p (from, greatest) || wi::lts_p (to, least))
    return boolean_false_node;
  tree test = boolean_true_node;
  if (wi::gts_p (from, least))
    test = fold_build2 (GE_EXPR, boolean_type_node, value,
                        wide_int_to_tree (type, from));
  if (wi::lts_p (to, greatest))
    test = both (test, fold_build2 (LE_EXPR, boolean_type_node, value,
                                    wide_int_to_tree (type, to)));
  return test;
}

// Whether VALUE, of the type of FNDECL's result, is an error; NULL_TREE if no
// result is.
static tree
error_test (tree fndecl, tree value)
{
  tree type = TREE_TYPE (TREE_TYPE (fndecl)), low, high;
  if (result_error_range (fndecl, &low, &high))
    return in_range (value, low, high);
  enum tree_code comparison = EQ_EXPR;
  if (INTEGRAL_TYPE_P (type) && TREE_CODE (type) != BOOLEAN_TYPE)
    comparison = LT_EXPR;
  else if (!POINTER_TYPE_P (type) && TREE_CODE (type) != BOOLEAN_TYPE)
    return NULL_TREE;
  if (comparison == LT_EXPR && TYPE_UNSIGNED (type))
    return NULL_TREE;
  return fold_build2 (comparison, boolean_type_node, value,
                      build_zero_cst (TYPE_MAIN_VARIANT (type)));
}

static tree
zero_result (tree fndecl)
{
  return build_zero_cst (TYPE_MAIN_VARIANT (TREE_TYPE (TREE_TYPE (fndecl))));
}

bool
errors_possible_p (tree fndecl)
{
  tree type = TREE_TYPE (TREE_TYPE (fndecl));
  return (INTEGRAL_TYPE_P (type) || POINTER_TYPE_P (type))
         && error_test (fndecl, zero_result (fndecl));
}

static tree
state_value (exit_value value)
{
  return build_int_cst (unsigned_char_type_node, value);
}

struct return_lowering
{
  tree fndecl;
  const recovery *r;
  tree named; // the result, if it has a name
  exit_state state;
  tree value = NULL_TREE; // the variable
  bool in_scope = false;  // of what has to know
  bool in_error = false;  // of an `_Errdefer`
};

// Where the value of a `return` is kept: in the named result, a variable, or
// the result itself if that is in memory.
static tree
value_storage (return_lowering *l)
{
  tree result = DECL_RESULT (l->fndecl);
  if (l->named)
    return l->named;
  if (!is_gimple_reg_type (TREE_TYPE (result))
      && aggregate_value_p (result, l->fndecl))
    return result;
  if (!l->value)
    l->value = build_variable (
        l->fndecl, TYPE_MAIN_VARIANT (TREE_TYPE (TREE_TYPE (l->fndecl))));
  return l->value;
}

static void
lower_return (return_lowering *l, tree *tp)
{
  if (!l->state.variable)
    l->state.variable = build_variable (l->fndecl, unsigned_char_type_node);
  tree value = TREE_OPERAND (*tp, 0), list = NULL_TREE, leave = *tp;
  tree how = state_value (EXIT_RETURN);
  auto append = [&] (tree statement) {
    SET_EXPR_LOCATION (statement, EXPR_LOCATION (leave));
    append_to_statement_list_force (statement, &list);
  };
  if (value
      && (TREE_CODE (value) == MODIFY_EXPR || TREE_CODE (value) == INIT_EXPR))
    {
      tree result = DECL_RESULT (l->fndecl), storage = value_storage (l);
      append (build_assignment (storage, TREE_OPERAND (value, 1)));
      if (!l->named && l->in_error)
        how = fold_build3 (COND_EXPR, unsigned_char_type_node,
                           error_test (l->fndecl, storage),
                           state_value (EXIT_ERROR), how);
      leave = build1 (RETURN_EXPR, void_type_node,
                      storage == result ? result
                                        : build_assignment (result, storage));
      SET_EXPR_LOCATION (leave, EXPR_LOCATION (*tp));
    }
  else if (value && VOID_TYPE_P (TREE_TYPE (value)))
    {
      append (value);
      leave = build1 (RETURN_EXPR, void_type_node, NULL_TREE);
      SET_EXPR_LOCATION (leave, EXPR_LOCATION (*tp));
    }
  append (build_assignment (l->state.variable, how));
  append_to_statement_list_force (leave, &list);
  *tp = list;
}

static tree
lower_return_r (tree *tp, int *walk_subtrees, void *data)
{
  return_lowering *l = (return_lowering *)data;
  defer_region region;
  if (region_get (*tp, &region))
    {
      // Nothing returns from its statement.
      *walk_subtrees = 0;
      const bool in_scope = l->in_scope, in_error = l->in_error;
      l->in_error |= region.word == defer_word::error_word
                     && errors_possible_p (l->fndecl);
      l->in_scope |= l->in_error || l->r->regions.at (region.label).registers;
      region_walk_in_order (&TREE_OPERAND (*tp, 0), lower_return_r, l);
      l->in_scope = in_scope;
      l->in_error = in_error;
    }
  else if (TREE_CODE (*tp) == RETURN_EXPR && l->in_scope)
    {
      // What is returned may hold a `return`.
      *walk_subtrees = 0;
      if (TREE_OPERAND (*tp, 0))
        region_walk_in_order (&TREE_OPERAND (*tp, 0), lower_return_r, l);
      lower_return (l, tp);
    }
  return NULL_TREE;
}

static tree
own_break_r (tree *tp, int *walk_subtrees, void *)
{
  switch (TREE_CODE (*tp))
    {
    case BREAK_STMT:
      return *tp;
    case WHILE_STMT:
    case DO_STMT:
    case FOR_STMT:
    case SWITCH_STMT:
      *walk_subtrees = 0;
      return NULL_TREE;
    default:
      return NULL_TREE;
    }
}

static bool
endless_p (tree condition, tree body)
{
  return (!condition || integer_nonzerop (condition))
         && !walk_tree_without_duplicates (&body, own_break_r, NULL);
}

// Whether what stands behind STATEMENT may be reached from it.
// block_may_fallthru knows no loops of the front end.
static bool
falls_through_p (tree statement)
{
  tree last = statement;
  if (TREE_CODE (statement) == STATEMENT_LIST
      && !tsi_end_p (tsi_last (statement)))
    last = tsi_stmt (tsi_last (statement));
  switch (TREE_CODE (last))
    {
    case FOR_STMT:
      return !endless_p (FOR_COND (last), FOR_BODY (last));
    case WHILE_STMT:
      return !endless_p (WHILE_COND (last), WHILE_BODY (last));
    case DO_STMT:
      return !endless_p (DO_COND (last), DO_BODY (last));
    case BIND_EXPR:
      return falls_through_p (BIND_EXPR_BODY (last));
    default:
      return block_may_fallthru (statement);
    }
}

// Notes in STATE that the end of the function is reached, whose outermost
// block is BIND, in the scopes of all the `defer`s of that.
static void
append_end_reached (tree bind, const exit_state &state)
{
  tree *list = &BIND_EXPR_BODY (bind);
  for (;;)
    {
      tree last = *list;
      if (TREE_CODE (*list) == STATEMENT_LIST)
        {
          tree_stmt_iterator i = tsi_last (*list);
          if (tsi_end_p (i))
            break;
          last = tsi_stmt (i);
        }
      if (TREE_CODE (last) == TRY_FINALLY_EXPR)
        list = &TREE_OPERAND (last, 0);
      // One that eager.cc has made: the others have a BLOCK (recognise.cc).
      else if (TREE_CODE (last) == BIND_EXPR && !BIND_EXPR_BLOCK (last))
        list = &BIND_EXPR_BODY (last);
      else
        break;
    }
  // -Wreturn-type would take it for a way to the end.
  if (falls_through_p (*list))
    append_to_statement_list (
        build_assignment (state.variable, state_value (EXIT_END)), list);
}

exit_state
errors_lower_returns (tree fndecl, const recovery &r, tree named)
{
  if (!attribute_error_seen () && !attribute_function_seen ())
    return exit_state ();
  return_lowering l;
  l.fndecl = fndecl;
  l.r = &r;
  l.named = named;
  region_walk_in_order (&DECL_SAVED_TREE (fndecl), lower_return_r, &l);
  bool registers = false;
  for (const auto &region : r.regions)
    registers |= region.second.registers;
  if (registers && !l.state.variable)
    l.state.variable = build_variable (fndecl, unsigned_char_type_node);
  if (!l.state.variable)
    return l.state;
  if (registers)
    append_end_reached (result_outermost_bind (fndecl), l.state);
  tree list = NULL_TREE;
  append_to_statement_list (
      build_assignment (l.state.variable, state_value (EXIT_NONE)), &list);
  append_to_statement_list (DECL_SAVED_TREE (fndecl), &list);
  DECL_CHAIN (l.state.variable) = l.value;
  DECL_SAVED_TREE (fndecl) = build_bind (l.state.variable, list);
  return l.state;
}

tree
errors_leaving_test (const exit_state &state)
{
  return build2 (NE_EXPR, boolean_type_node, state.variable,
                 state_value (EXIT_NONE));
}

static tree
in_state (const exit_state &state, exit_value value)
{
  if (!state.variable)
    return value == EXIT_NONE ? boolean_true_node : boolean_false_node;
  return build2 (EQ_EXPR, boolean_type_node, state.variable,
                 state_value (value));
}

tree
errors_normal_test (tree fndecl, tree named, const exit_state &state)
{
  if (!errors_possible_p (fndecl))
    return boolean_false_node;
  if (!named)
    return in_state (state, EXIT_ERROR);
  return both (in_state (state, EXIT_RETURN), error_test (fndecl, named));
}

tree
errors_unwinding_test (tree fndecl, tree named, const exit_state &state,
                       tree exception)
{
  tree goes_on = build1 (TRUTH_NOT_EXPR, boolean_type_node,
                         runtime_is_recovered (exception));
  if (!errors_possible_p (fndecl))
    return goes_on;
  if (named)
    return either (goes_on, error_test (fndecl, named));
  tree error = in_state (state, EXIT_ERROR);
  if (integer_nonzerop (error_test (fndecl, zero_result (fndecl))))
    error = either (error, in_state (state, EXIT_NONE));
  return either (goes_on, error);
}
