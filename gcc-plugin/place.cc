// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of late-change.cc: the places that an expression names, holds and
// reads.
//
// The trees are those of the front end, before gimplification: an lvalue
// stands for its value, except below ADDR_EXPR and on the left of an
// assignment; an array that has decayed is the ADDR_EXPR of an array; `p->x`
// is COMPONENT_REF <INDIRECT_REF <p>, x>, and `p[1]` INDIRECT_REF
// <POINTER_PLUS_EXPR <p, 4> >.
//
// What is not evaluated is not in the tree, but for the size of an array of
// variable length: a SAVE_EXPR that its declaration has evaluated.
//
// To debug: debug_tree (T) in a debugger.

#include "gcc-compat.h"

#include "place.h"

using defer::place;
using defer::pointer_value;

// T without what does not change its value.
static tree
strip_conversions (tree t)
{
  for (;;)
    switch (TREE_CODE (t))
      {
      case NOP_EXPR:
      case CONVERT_EXPR:
      case NON_LVALUE_EXPR:
      case VIEW_CONVERT_EXPR:
      case SAVE_EXPR:
        t = TREE_OPERAND (t, 0);
        break;
      case C_MAYBE_CONST_EXPR:
      case COMPOUND_EXPR:
        t = TREE_OPERAND (t, 1);
        break;
      default:
        return t;
      }
}

static long
constant_index (tree t)
{
  return tree_fits_shwi_p (t) ? tree_to_shwi (t) : place::UNKNOWN_INDEX;
}

// How many elements OFFSET bytes are, to a pointer of TYPE.
static long
constant_offset (tree type, tree offset)
{
  tree size = TYPE_SIZE_UNIT (TREE_TYPE (type));
  if (TREE_CODE (offset) != INTEGER_CST)
    return place::UNKNOWN_INDEX;
  // Its type is unsigned, though it may be negative.
  const long bytes = tree_to_shwi (fold_convert (ssizetype, offset));
  if (!size || !tree_fits_shwi_p (size) || integer_zerop (size))
    return bytes == 0 ? 0 : place::UNKNOWN_INDEX;
  const long element = tree_to_shwi (size);
  return bytes % element ? place::UNKNOWN_INDEX : bytes / element;
}

static place
place_of_variable (tree fndecl, tree decl)
{
  place p;
  if (!DECL_NAME (decl) || DECL_ARTIFICIAL (decl))
    return p;
  p.variable = decl;
  p.name = IDENTIFIER_POINTER (DECL_NAME (decl));
  p.is_static = is_global_var (decl) || DECL_CONTEXT (decl) != fndecl;
  p.is_pointer = !p.is_static && POINTER_TYPE_P (TREE_TYPE (decl));
  return p;
}

static void
add_field (place *p, tree field)
{
  tree record = DECL_CONTEXT (field);
  p->add_field (field, TREE_CODE (record) == UNION_TYPE ? record : NULL_TREE,
                DECL_NAME (field) ? IDENTIFIER_POINTER (DECL_NAME (field))
                                  : "");
}

place
place_of (tree fndecl, tree t)
{
  place p;
  switch (TREE_CODE (t))
    {
    case VAR_DECL:
    case PARM_DECL:
      return place_of_variable (fndecl, t);

    case COMPONENT_REF:
      p = place_of (fndecl, TREE_OPERAND (t, 0));
      if (p.known ())
        add_field (&p, TREE_OPERAND (t, 1));
      return p;

    case ARRAY_REF:
      p = place_of (fndecl, TREE_OPERAND (t, 0));
      if (p.known ())
        p.add_element (constant_index (TREE_OPERAND (t, 1)));
      return p;

    case BIT_FIELD_REF:
      p = place_of (fndecl, TREE_OPERAND (t, 0));
      if (p.known ())
        p.add_element (place::UNKNOWN_INDEX);
      return p;

    case REALPART_EXPR:
    case IMAGPART_EXPR:
      p = place_of (fndecl, TREE_OPERAND (t, 0));
      if (p.known ())
        p.add_complex_part (TREE_CODE (t) == IMAGPART_EXPR);
      return p;

    case VIEW_CONVERT_EXPR:
      return place_of (fndecl, TREE_OPERAND (t, 0));

    case INDIRECT_REF:
      return place_pointed_to (fndecl, TREE_OPERAND (t, 0));

    case MEM_REF:
      p = place_pointed_to (fndecl, TREE_OPERAND (t, 0));
      if (p.known ())
        p.advance (constant_offset (TREE_TYPE (TREE_OPERAND (t, 0)),
                                    TREE_OPERAND (t, 1)));
      return p;

    default:
      return p;
    }
}

place
place_pointed_to (tree fndecl, tree t)
{
  place p;
  tree type = TREE_TYPE (t);
  t = strip_conversions (t);
  switch (TREE_CODE (t))
    {
    case ADDR_EXPR:
      {
        tree object = TREE_OPERAND (t, 0);
        p = place_of (fndecl, object);
        if (p.known () && TREE_CODE (TREE_TYPE (object)) == ARRAY_TYPE
            && !(POINTER_TYPE_P (type)
                 && TREE_CODE (TREE_TYPE (type)) == ARRAY_TYPE))
          p.add_element (0);
        return p;
      }

    case POINTER_PLUS_EXPR:
      p = place_pointed_to (fndecl, TREE_OPERAND (t, 0));
      if (p.known ())
        p.advance (constant_offset (TREE_TYPE (t), TREE_OPERAND (t, 1)));
      return p;

    case PREINCREMENT_EXPR:
    case PREDECREMENT_EXPR:
    case POSTINCREMENT_EXPR:
    case POSTDECREMENT_EXPR:
      t = TREE_OPERAND (t, 0);
      break;

    default:
      break;
    }
  if (POINTER_TYPE_P (TREE_TYPE (t)))
    p = place_of (fndecl, t);
  if (p.known ())
    p.dereference ();
  return p;
}

void
place_values (tree fndecl, tree t, pointer_value *value)
{
  if (!t)
    return;
  tree whole = t;
  t = strip_conversions (t);
  switch (TREE_CODE (t))
    {
    case VAR_DECL:
    case PARM_DECL:
      {
        place p = place_of_variable (fndecl, t);
        if (p.is_pointer)
          value->variables.push_back (p.variable);
        break;
      }

    case ADDR_EXPR:
      {
        place p = place_pointed_to (fndecl, whole);
        if (p.known ())
          value->addresses.push_back (p);
        break;
      }

    case POINTER_PLUS_EXPR:
      if (TREE_CODE (strip_conversions (TREE_OPERAND (t, 0))) == ADDR_EXPR)
        {
          place p = place_pointed_to (fndecl, t);
          if (p.known ())
            value->addresses.push_back (p);
          break;
        }
      // Fall through.
    case PLUS_EXPR:
    case MINUS_EXPR:
      place_values (fndecl, TREE_OPERAND (t, 0), value);
      place_values (fndecl, TREE_OPERAND (t, 1), value);
      break;

    case COND_EXPR:
      place_values (fndecl, TREE_OPERAND (t, 1), value);
      place_values (fndecl, TREE_OPERAND (t, 2), value);
      break;

    case MODIFY_EXPR:
    case INIT_EXPR:
    case TARGET_EXPR:
      place_values (fndecl, TREE_OPERAND (t, 1), value);
      break;

    case CONSTRUCTOR:
      {
        unsigned i;
        tree element;
        FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (t), i, element)
        place_values (fndecl, element, value);
        break;
      }

    case COMPOUND_LITERAL_EXPR:
      place_values (fndecl, DECL_INITIAL (COMPOUND_LITERAL_EXPR_DECL (t)),
                    value);
      break;

    default:
      break;
    }
}

struct reader
{
  tree fndecl;
  hash_set<tree> *evaluated;
  std::vector<place> *reads;
};

static void add_reads (reader *r, tree t);

// Adds what has to be read to know the place T.
static void
add_reads_of_place (reader *r, tree t)
{
  switch (TREE_CODE (t))
    {
    case VAR_DECL:
    case PARM_DECL:
      break;

    case ARRAY_REF:
      add_reads (r, TREE_OPERAND (t, 1));
      add_reads_of_place (r, TREE_OPERAND (t, 0));
      break;

    case COMPONENT_REF:
    case BIT_FIELD_REF:
    case REALPART_EXPR:
    case IMAGPART_EXPR:
    case VIEW_CONVERT_EXPR:
      add_reads_of_place (r, TREE_OPERAND (t, 0));
      break;

    case INDIRECT_REF:
    case MEM_REF:
      add_reads (r, TREE_OPERAND (t, 0));
      break;

    default:
      add_reads (r, t);
      break;
    }
}

static void
add_reads_of_call (reader *r, tree call)
{
  if (CALL_EXPR_FN (call))
    add_reads (r, CALL_EXPR_FN (call));
  for (int i = 0; i < call_expr_nargs (call); i++)
    add_reads (r, CALL_EXPR_ARG (call, i));

  // A variable of an atomic type is read by a builtin.
  tree callee = get_callee_fndecl (call);
  if (!callee || !fndecl_built_in_p (callee, BUILT_IN_NORMAL)
      || !IN_RANGE (DECL_FUNCTION_CODE (callee), BUILT_IN_ATOMIC_LOAD,
                    BUILT_IN_ATOMIC_LOAD_16)
      || call_expr_nargs (call) == 0)
    return;
  place p = place_pointed_to (r->fndecl, CALL_EXPR_ARG (call, 0));
  if (p.known ())
    r->reads->push_back (p);
}

static void
add_reads (reader *r, tree t)
{
  if (!t)
    return;
  switch (TREE_CODE (t))
    {
    case VAR_DECL:
    case PARM_DECL:
    case COMPONENT_REF:
    case ARRAY_REF:
    case BIT_FIELD_REF:
    case REALPART_EXPR:
    case IMAGPART_EXPR:
    case VIEW_CONVERT_EXPR:
    case INDIRECT_REF:
    case MEM_REF:
      {
        add_reads_of_place (r, t);
        place p = place_of (r->fndecl, t);
        if (p.known ())
          r->reads->push_back (p);
        break;
      }

    case ADDR_EXPR:
      add_reads_of_place (r, TREE_OPERAND (t, 0));
      break;

    case MODIFY_EXPR:
    case INIT_EXPR:
      add_reads_of_place (r, TREE_OPERAND (t, 0));
      add_reads (r, TREE_OPERAND (t, 1));
      break;

    case CALL_EXPR:
      add_reads_of_call (r, t);
      break;

    case TARGET_EXPR:
      add_reads (r, TARGET_EXPR_INITIAL (t));
      break;

    case COMPOUND_LITERAL_EXPR:
      add_reads (r, DECL_INITIAL (COMPOUND_LITERAL_EXPR_DECL (t)));
      break;

    case CONSTRUCTOR:
      {
        unsigned i;
        tree element;
        FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (t), i, element)
        add_reads (r, element);
        break;
      }

    case DECL_EXPR:
      if (VAR_P (DECL_EXPR_DECL (t)) && !is_global_var (DECL_EXPR_DECL (t)))
        add_reads (r, DECL_INITIAL (DECL_EXPR_DECL (t)));
      break;

    case BIND_EXPR:
      add_reads (r, BIND_EXPR_BODY (t));
      break;

    case STATEMENT_LIST:
      for (tree_stmt_iterator i = tsi_start (t); !tsi_end_p (i); tsi_next (&i))
        add_reads (r, tsi_stmt (i));
      break;

    case SAVE_EXPR:
      // The size of an array of variable length has been read before.
      if (!r->evaluated->contains (t))
        add_reads (r, TREE_OPERAND (t, 0));
      break;

    default:
      if (EXPR_P (t))
        for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
          add_reads (r, TREE_OPERAND (t, i));
      break;
    }
}

void
place_reads (tree fndecl, tree t, hash_set<tree> *evaluated,
             std::vector<place> *reads)
{
  reader r = { fndecl, evaluated, reads };
  add_reads (&r, t);
}
