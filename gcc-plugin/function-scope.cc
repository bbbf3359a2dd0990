// SPDX-License-Identifier: GPL-3.0-or-later
//
// `_Defer_function f (x);`: a call that runs when the function is left.
//
// Each time it is reached, a record goes to the front of a list that belongs
// to the call of the function:
//
//   struct { void *older; void (*run) (void *); void (*callee) (void); T x; }
//     record = { list, thunk, f or 0, x };
//   list = &record;
//
// `thunk` is a function of the unit that calls f with what the record holds;
// `callee` is f if the call may recover (recover.cc), for __defer_begin. What
// cannot change is not kept. A registration that is reached once at most has
// its record in a variable of the function; one in a loop, or behind a label,
// takes it from the stack, up to the end of the function: where the block of a
// variable length array would give that back, an `alloca` beside the array, of
// nothing and never reached, keeps gimplify.cc from doing so. So it does for
// the arrays of the function's own block.
//
// A list is worked off by a function of the unit
//
//   void __defer_run_registered (void **list, void *end, void *exception)
//     while (*list != end)
//       {
//         record = *list; *list = record->older;
//         if (exception) __defer_begin (exception, record->callee);
//         record->run (record);   // throws another: exception = that
//       }
//     if there was another: resume it
//
// which the body of the function has as its cleanup (lower-recover.cc), and
// the scope of each `defer` with a registration in it, up to what had been
// registered when that was reached: so all run in the reverse order in which
// they were reached. That one does so only if the function is left, which
// errors.cc keeps a state for.
//
// Refuses nothing: see eager.cc, check.cc and recover.cc.
//
// To debug: -fdump-tree-original.

#include "gcc-compat.h"

#include "build.h"
#include "function-scope.h"
#include "plugin.h"
#include "record.h"
#include "recover.h"
#include "runtime-calls.h"

static tree
first_r (tree *tp, int *, void *)
{
  if (TREE_CODE (*tp) != STATEMENT_LIST)
    return NULL_TREE;
  defer_region region;
  for (tree_stmt_iterator i = tsi_start (*tp); !tsi_end_p (i); tsi_next (&i))
    if (registration_get (i, &region))
      return region.label;
  return NULL_TREE;
}

tree
function_scope_first (tree fndecl)
{
  if (!attribute_function_seen ())
    return NULL_TREE;
  return walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl), first_r,
                                       NULL);
}

tree
function_scope_new_list (tree fndecl)
{
  tree list = build_variable (fndecl, ptr_type_node);
  TREE_ADDRESSABLE (list) = 1;
  return list;
}

// A block that the walk is in.
struct open_block
{
  std::vector<tree_stmt_iterator> arrays; // of variable length, in it
  tree pointer = NULL_TREE; // if a record is taken from the stack in it
  bool outermost;           // of the function
};

struct registering
{
  tree fndecl;
  const function_scope *scope;
  const std::map<tree, tree> *callees;
  tree variables = NULL_TREE; // new ones of the function
  bool in_loop = false;
  bool behind_label = false;      // a jump back may come to it
  std::vector<open_block> blocks; // around what the walk has come to
  hash_set<tree> visited;
};

static bool
variable_length_array_p (tree statement)
{
  if (TREE_CODE (statement) != DECL_EXPR)
    return false;
  tree decl = DECL_EXPR_DECL (statement);
  return VAR_P (decl) && DECL_SIZE (decl)
         && TREE_CODE (DECL_SIZE (decl)) != INTEGER_CST;
}

// Keeps gimplify.cc from giving back the stack at the end of the block of each
// of the ARRAYS. POINTER is a variable.
static void
keep_stack (const std::vector<tree_stmt_iterator> &arrays, tree pointer)
{
  for (tree_stmt_iterator i : arrays)
    {
      tree alloca = build_call_expr (builtin_decl_explicit (BUILT_IN_ALLOCA),
                                     1, build_zero_cst (size_type_node));
      tsi_link_before (&i,
                       build_condition (boolean_false_node,
                                        build_assignment (pointer, alloca)),
                       TSI_SAME_STMT);
    }
}

static tree
new_pointer (registering *r)
{
  tree pointer = build_variable (r->fndecl, ptr_type_node);
  DECL_CHAIN (pointer) = r->variables;
  r->variables = pointer;
  return pointer;
}

// Memory for a record of TYPE up to the end of the function; appends to LIST
// what gets it.
static tree
new_record (registering *r, tree type, tree *list)
{
  if (!r->in_loop && !r->behind_label)
    {
      tree record = build_variable (r->fndecl, type);
      TREE_ADDRESSABLE (record) = 1;
      DECL_CHAIN (record) = r->variables;
      r->variables = record;
      return record;
    }
  // Inlined into a loop, it would take more of the stack in each iteration.
  // GCC's own rule (inline_forbidden_p_stmt) is for an `alloca` of the user's.
  if (!lookup_attribute ("always_inline", DECL_ATTRIBUTES (r->fndecl)))
    DECL_UNINLINABLE (r->fndecl) = 1;
  tree pointer = new_pointer (r);
  for (open_block &block : r->blocks)
    block.pointer = pointer;
  tree size = fold_convert (size_type_node, TYPE_SIZE_UNIT (type));
  const unsigned alignment = TYPE_ALIGN_UNIT (type);
  const bool aligned = TYPE_ALIGN (type) <= BIGGEST_ALIGNMENT;
  if (!aligned)
    size = size_binop (PLUS_EXPR, size, size_int (alignment));
  append_to_statement_list (runtime_reserve (size), list);
  append_to_statement_list (
      build_assignment (pointer, runtime_allocate (size)), list);
  if (!aligned)
    {
      tree sum = fold_build_pointer_plus_hwi (pointer, alignment - 1);
      tree number = fold_convert (size_type_node, sum);
      number = fold_build2 (
          BIT_AND_EXPR, size_type_node, number,
          build_int_cst (size_type_node, -(HOST_WIDE_INT)alignment));
      append_to_statement_list (
          build_assignment (pointer, fold_convert (ptr_type_node, number)),
          list);
    }
  return record_at (pointer, type);
}

// What takes the place of REGION.
static tree
lower_registration (registering *r, const defer_region &region)
{
  tree call = copy_node (region_direct_call (region)), list = NULL_TREE;
  auto callee = r->callees->find (region.label);
  tree may_recover = callee == r->callees->end () ? NULL_TREE : callee->second;

  std::vector<tree *> operands;
  auto keep = [&] (tree *operand) {
    if (!record_constant_p (*operand))
      operands.push_back (operand);
  };
  keep (&CALL_EXPR_FN (call));
  for (int i = 0; i < call_expr_nargs (call); i++)
    keep (&CALL_EXPR_ARG (call, i));
  std::vector<tree> values, fields;
  for (tree *operand : operands)
    {
      tree value = *operand;
      // The address of a nested function is that of a trampoline, but for
      // the operator of a call.
      if (TREE_CODE (value) == ADDR_EXPR
          && TREE_CODE (TREE_OPERAND (value, 0)) == FUNCTION_DECL)
        {
          TREE_ADDRESSABLE (TREE_OPERAND (value, 0)) = 1;
          value
              = build1 (ADDR_EXPR, TREE_TYPE (value), TREE_OPERAND (value, 0));
        }
      values.push_back (value);
    }
  tree type = record_new_type (values, &fields);
  tree record = new_record (r, type, &list);
  auto set = [&] (size_t field, tree value) {
    append_to_statement_list (
        build_assignment (record_field (unshare_expr (record), fields[field]),
                          value),
        &list);
  };
  for (size_t i = 0; i < values.size (); i++)
    set (HEADER_FIELDS + i, values[i]);
  set (FIELD_CALLEE, may_recover ? build1 (NOP_EXPR, runtime_callee_type (),
                                           unshare_expr (may_recover))
                                 : build_zero_cst (runtime_callee_type ()));
  tree thunk = record_new_thunk (r->fndecl, call, type, operands, fields);
  set (FIELD_RUN, build_fold_addr_expr (thunk));
  set (FIELD_OLDER, r->scope->list);
  append_to_statement_list (
      build_assignment (r->scope->list, build_fold_addr_expr (record)), &list);
  for (tree_stmt_iterator i = tsi_start (list); !tsi_end_p (i); tsi_next (&i))
    SET_EXPR_LOCATION (tsi_stmt (i), region.location);
  return list;
}

// Whether LOOP, such as that of a `defer` or of a macro, goes round once at
// most.
static bool
once_p (tree loop)
{
  return (TREE_CODE (loop) == WHILE_STMT && integer_zerop (WHILE_COND (loop)))
         || (TREE_CODE (loop) == DO_STMT && integer_zerop (DO_COND (loop)));
}

static tree
register_r (tree *tp, int *walk_subtrees, void *data)
{
  registering *r = (registering *)data;
  tree t = *tp;
  const bool in_loop = r->in_loop;
  auto walk = [r] (tree *p) { walk_tree (p, register_r, r, &r->visited); };
  switch (TREE_CODE (t))
    {
    case STATEMENT_LIST:
      *walk_subtrees = 0;
      for (tree_stmt_iterator i = tsi_start (t); !tsi_end_p (i);)
        {
          defer_region region;
          if (!registration_get (i, &region))
            {
              if (variable_length_array_p (tsi_stmt (i)))
                r->blocks.back ().arrays.push_back (i);
              walk (tsi_stmt_ptr (i));
              tsi_next (&i);
              continue;
            }
          i = region.loop_position;
          // recover (), which may have been replaced already, does nothing.
          tree call = region_direct_call (region);
          *tsi_stmt_ptr (i) = call && !recover_call_p (call)
                                  ? lower_registration (r, region)
                                  : build_empty_stmt (region.location);
          tree_stmt_iterator label_position = region.label_position;
          tsi_delink (&label_position);
          tsi_next (&i);
        }
      break;

    case BIND_EXPR:
      {
        *walk_subtrees = 0;
        // From a variable length array on, the parser has a BIND_EXPR without
        // a BLOCK around what follows in the block.
        tree bind_block = BIND_EXPR_BLOCK (t);
        const bool outermost
            = bind_block ? bind_block == DECL_INITIAL (r->fndecl)
                         : !r->blocks.empty () && r->blocks.back ().outermost;
        r->blocks.push_back ({ {}, NULL_TREE, outermost });
        walk (&BIND_EXPR_BODY (t));
        open_block &block = r->blocks.back ();
        // A registered call may use an array of the function's own block.
        if (outermost && !block.arrays.empty ())
          block.pointer = new_pointer (r);
        if (block.pointer)
          keep_stack (block.arrays, block.pointer);
        r->blocks.pop_back ();
        break;
      }

    case DECL_EXPR:
      if (VAR_P (DECL_EXPR_DECL (t)))
        walk (&DECL_INITIAL (DECL_EXPR_DECL (t)));
      break;

    case WHILE_STMT:
    case DO_STMT:
    case FOR_STMT:
      *walk_subtrees = 0;
      r->in_loop |= !once_p (t);
      for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
        walk (&TREE_OPERAND (t, i));
      r->in_loop = in_loop;
      break;

    case LABEL_EXPR:
      // Nothing goes to the label of a `defer`.
      if (!lookup_attribute (DEFER_ATTRIBUTE,
                             DECL_ATTRIBUTES (LABEL_EXPR_LABEL (t))))
        r->behind_label = true;
      break;

    default:
      break;
    }
  return NULL_TREE;
}

void
function_scope_lower (tree fndecl, const function_scope &scope,
                      const std::map<tree, tree> &callees)
{
  registering r;
  r.fndecl = fndecl;
  r.scope = &scope;
  r.callees = &callees;
  walk_tree (&DECL_SAVED_TREE (fndecl), register_r, &r, &r.visited);
  tree list = NULL_TREE;
  append_to_statement_list (
      build_assignment (scope.list, build_zero_cst (ptr_type_node)), &list);
  append_to_statement_list (DECL_SAVED_TREE (fndecl), &list);
  DECL_CHAIN (scope.list) = r.variables;
  DECL_SAVED_TREE (fndecl) = build_bind (scope.list, list);
}
