// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between the first stage and the second: the warning of a variable that may
// change between a `defer f (x);`, which evaluates it, and the exit of its
// block, where `defer { f (x); }` would (late-change).
//
// Hooks in at PLUGIN_PRE_GENERICIZE, before eager.cc takes the operands out.
// One walk tells the graph of defer-changes.h, which describes what counts,
// how the function flows, what it changes and where addresses go; then the
// graph is asked for each call form. A deferred statement stands where its
// `defer` does: whatever leads from there to an exit runs it.
//
// Refuses nothing. To debug: break on change_graph::find.

#include "gcc-compat.h"

#include "call-effects.h"
#include "defer-changes.h"
#include "defer-messages.h"
#include "defer-words.h"
#include "place.h"
#include "plugin.h"
#include "region.h"
#include "source-text.h"

using defer::change_graph;
using defer::place;
using defer::pointer_value;

// A call form, and what follows it.
struct late_call
{
  location_t location;
  std::vector<place> reads;
  change_graph::interval rest;
};

struct switch_state
{
  change_graph::label choice; // leads to each `case`
  bool has_default = false;
};

struct late_walk
{
  tree fndecl;
  change_graph graph;
  std::vector<late_call> calls;
  std::map<tree, change_graph::label> labels;
  change_graph::label computed; // where a computed goto leads to
  hash_set<tree> saved;         // SAVE_EXPRs that have been walked

  // The state of the walk.
  change_graph::label *break_target = nullptr, *continue_target = nullptr;
  switch_state innermost_switch;
  location_t location = UNKNOWN_LOCATION; // of the statement
};

static void walk (late_walk *w, tree t);

static void
walk_operands (late_walk *w, tree t)
{
  for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
    walk (w, TREE_OPERAND (t, i));
}

static bool
always_p (tree condition, bool value)
{
  if (!condition)
    return value;
  STRIP_NOPS (condition);
  return value ? integer_nonzerop (condition) : integer_zerop (condition);
}

// Goes to TO unless CONDITION, which has been walked, is VALUE.
static void
branch_unless (late_walk *w, tree condition, bool value,
               change_graph::label *to)
{
  if (always_p (condition, !value))
    w->graph.jump (*to);
  else if (!always_p (condition, value))
    w->graph.branch (*to);
}

static void
walk_conditional (late_walk *w, tree t)
{
  change_graph::label otherwise, end;
  walk (w, TREE_OPERAND (t, 0));
  branch_unless (w, TREE_OPERAND (t, 0), true, &otherwise);
  walk (w, TREE_OPERAND (t, 1));
  w->graph.jump (end);
  w->graph.put (otherwise);
  walk (w, TREE_OPERAND (t, 2));
  w->graph.put (end);
}

// `&&` or `||`: the second operand is evaluated if the first is VALUE.
static void
walk_short_circuit (late_walk *w, tree t, bool value)
{
  change_graph::label end;
  walk (w, TREE_OPERAND (t, 0));
  branch_unless (w, TREE_OPERAND (t, 0), value, &end);
  walk (w, TREE_OPERAND (t, 1));
  w->graph.put (end);
}

// A loop; CONDITION is tested in front of BODY or, if BODY_FIRST, behind it.
static void
walk_loop (late_walk *w, tree condition, tree body, tree step, bool body_first)
{
  change_graph::label *const break_target = w->break_target;
  change_graph::label *const continue_target = w->continue_target;
  change_graph::label begin, next, end;
  w->break_target = &end;
  w->continue_target = &next;
  w->graph.put (begin);
  if (!body_first)
    {
      walk (w, condition);
      branch_unless (w, condition, true, &end);
    }
  walk (w, body);
  w->graph.put (next);
  walk (w, step);
  if (body_first)
    {
      walk (w, condition);
      branch_unless (w, condition, true, &end);
    }
  w->graph.jump (begin);
  w->graph.put (end);
  w->break_target = break_target;
  w->continue_target = continue_target;
}

static void
walk_switch (late_walk *w, tree t)
{
  change_graph::label *const break_target = w->break_target;
  const switch_state outer = w->innermost_switch;
  change_graph::label end;
  w->break_target = &end;
  w->innermost_switch = switch_state ();
  walk (w, SWITCH_STMT_COND (t));
  w->graph.jump (w->innermost_switch.choice);
  walk (w, SWITCH_STMT_BODY (t));
  if (!w->innermost_switch.has_default)
    w->graph.put (w->innermost_switch.choice);
  w->graph.put (end);
  w->break_target = break_target;
  w->innermost_switch = outer;
}

static void
walk_case (late_walk *w, tree t)
{
  if (!CASE_LOW (t))
    w->innermost_switch.has_default = true;
  change_graph::label here = w->innermost_switch.choice;
  w->graph.put (here);
}

// The loops of OpenMP and OpenACC, that only `continue` can leave.
static void
walk_parallel_loop (late_walk *w, tree t)
{
  change_graph::label *const continue_target = w->continue_target;
  change_graph::label next;
  w->continue_target = &next;
  walk_operands (w, t);
  w->graph.put (next);
  w->continue_target = continue_target;
}

static void
walk_call (late_walk *w, tree call, location_t location)
{
  walk (w, CALL_EXPR_FN (call));
  for (int i = 0; i < call_expr_nargs (call); i++)
    walk (w, CALL_EXPR_ARG (call, i));
  if (!CALL_EXPR_FN (call))
    return; // an internal function

  for (int i = 0; i < call_expr_nargs (call); i++)
    if (call_writes_argument_p (call, i))
      {
        pointer_value value;
        place_values (w->fndecl, CALL_EXPR_ARG (call, i), &value);
        w->graph.give (value, location);
      }
  if (call_writes_elsewhere_p (call))
    w->graph.call (location);
  if (call_expr_flags (call) & ECF_NORETURN)
    w->graph.stop (call_unwinds_p (call));
}

static void
walk_assignment (late_walk *w, tree t, location_t location)
{
  walk_operands (w, t);
  place to = place_of (w->fndecl, TREE_OPERAND (t, 0));
  tree from = TREE_OPERAND (t, 1);
  if (place_of (w->fndecl, from) == to)
    return;
  pointer_value value;
  place_values (w->fndecl, from, &value);
  w->graph.store (to, value, location);
}

static void
walk_declaration (late_walk *w, tree decl)
{
  if (!VAR_P (decl) || is_global_var (decl))
    return;
  walk (w, DECL_INITIAL (decl));
  pointer_value value;
  place_values (w->fndecl, DECL_INITIAL (decl), &value);
  if (POINTER_TYPE_P (TREE_TYPE (decl)))
    w->graph.hold (decl, value);
  else
    w->graph.escape (value);
}

static void
walk_asm (late_walk *w, tree t, location_t location)
{
  for (tree input = ASM_INPUTS (t); input; input = TREE_CHAIN (input))
    walk (w, TREE_VALUE (input));
  for (tree output = ASM_OUTPUTS (t); output; output = TREE_CHAIN (output))
    {
      walk (w, TREE_VALUE (output));
      w->graph.modify (place_of (w->fndecl, TREE_VALUE (output)), location);
    }
  for (tree label = ASM_LABELS (t); label; label = TREE_CHAIN (label))
    w->graph.branch (w->labels[TREE_VALUE (label)]);
}

static void
walk_region (late_walk *w, const defer_region &region)
{
  const size_t number = w->calls.size ();
  tree call = eager_call (region);
  if (call)
    {
      w->calls.push_back ({ region.location, {}, { 0, 0 } });
      std::vector<place> *reads = &w->calls.back ().reads;
      place_reads (w->fndecl, CALL_EXPR_FN (call), &w->saved, reads);
      for (int i = 0; i < call_expr_nargs (call); i++)
        place_reads (w->fndecl, CALL_EXPR_ARG (call, i), &w->saved, reads);
    }

  change_graph::label behind;
  w->graph.branch (behind);
  walk (w, region.deferred);
  w->graph.put (behind);
  const change_graph::node first = w->graph.begin_rest ();
  tree_stmt_iterator i = region.loop_position;
  for (tsi_next (&i); !tsi_end_p (i); tsi_next (&i))
    walk (w, tsi_stmt (i));
  const change_graph::interval rest = w->graph.end_rest (first);
  if (call)
    w->calls[number].rest = rest;
}

static void
walk (late_walk *w, tree t)
{
  if (!t)
    return;
  if (EXPR_HAS_LOCATION (t))
    w->location = EXPR_LOCATION (t);
  const location_t location = w->location;
  switch (TREE_CODE (t))
    {
    case TRY_FINALLY_EXPR:
      {
        defer_region region;
        if (region_get (t, &region))
          walk_region (w, region);
        else
          walk_operands (w, t);
        break;
      }

    case STATEMENT_LIST:
      for (tree_stmt_iterator i = tsi_start (t); !tsi_end_p (i); tsi_next (&i))
        walk (w, tsi_stmt (i));
      break;

    case BIND_EXPR:
      walk (w, BIND_EXPR_BODY (t));
      break;

    case DECL_EXPR:
      walk_declaration (w, DECL_EXPR_DECL (t));
      break;

    case COND_EXPR:
      walk_conditional (w, t);
      break;

    case TRUTH_ANDIF_EXPR:
    case TRUTH_ORIF_EXPR:
      walk_short_circuit (w, t, TREE_CODE (t) == TRUTH_ANDIF_EXPR);
      break;

    case WHILE_STMT:
      walk_loop (w, WHILE_COND (t), WHILE_BODY (t), NULL_TREE, false);
      break;

    case DO_STMT:
      walk_loop (w, DO_COND (t), DO_BODY (t), NULL_TREE, true);
      break;

    case FOR_STMT:
      walk (w, FOR_INIT_STMT (t));
      walk_loop (w, FOR_COND (t), FOR_BODY (t), FOR_EXPR (t), false);
      break;

    case OMP_FOR:
    case OMP_SIMD:
    case OMP_DISTRIBUTE:
    case OMP_TASKLOOP:
    case OMP_LOOP:
    case OACC_LOOP:
      walk_parallel_loop (w, t);
      break;

    case SWITCH_STMT:
      walk_switch (w, t);
      break;

    case CASE_LABEL_EXPR:
      walk_case (w, t);
      break;

    case LABEL_EXPR:
      w->graph.put (w->labels[LABEL_EXPR_LABEL (t)]);
      break;

    case GOTO_EXPR:
      if (TREE_CODE (GOTO_DESTINATION (t)) == LABEL_DECL)
        w->graph.jump (w->labels[GOTO_DESTINATION (t)]);
      else
        {
          walk (w, GOTO_DESTINATION (t));
          w->graph.jump (w->computed);
        }
      break;

    case BREAK_STMT:
      if (w->break_target)
        w->graph.jump (*w->break_target);
      break;

    case CONTINUE_STMT:
      if (w->continue_target)
        w->graph.jump (*w->continue_target);
      break;

    case RETURN_EXPR:
      walk_operands (w, t);
      w->graph.stop (true);
      break;

    case CALL_EXPR:
      walk_call (w, t, location);
      break;

    case MODIFY_EXPR:
    case INIT_EXPR:
      walk_assignment (w, t, location);
      break;

    case PREINCREMENT_EXPR:
    case PREDECREMENT_EXPR:
    case POSTINCREMENT_EXPR:
    case POSTDECREMENT_EXPR:
      walk (w, TREE_OPERAND (t, 0));
      w->graph.modify (place_of (w->fndecl, TREE_OPERAND (t, 0)), location);
      break;

    case ASM_EXPR:
      walk_asm (w, t, location);
      break;

    case CONSTRUCTOR:
      {
        unsigned i;
        tree element;
        FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (t), i, element)
        walk (w, element);
        break;
      }

    case TREE_VEC:
      for (int i = 0; i < TREE_VEC_LENGTH (t); i++)
        walk (w, TREE_VEC_ELT (t, i));
      break;

    case SAVE_EXPR:
      if (!w->saved.add (t))
        walk (w, TREE_OPERAND (t, 0));
      break;

    default:
      if (EXPR_P (t))
        walk_operands (w, t);
      break;
    }
}

// The text of the call at LOCATION, which is that of the keyword.
static std::string
call_text (location_t location, const char *keyword)
{
  source_place found;
  if (from_macro_expansion_at (location)
      || !source_find (location, keyword, &found))
    return defer::UNKNOWN_CALL;
  const std::string *line = source_text::get (found.file)->line (found.line);
  return defer::text_of_call (*line, found.column - 1 + strlen (keyword));
}

static void
report (const late_call &call, const change_graph::change &change)
{
  const std::string name = change.read.text ();
  auto_diagnostic_group group;
  if (emit_warning (expansion_point_location (call.location),
                    defer::WARNING_late_change, defer::message::late_change,
                    name.c_str ()))
    inform (expansion_point_location (change.where),
            defer::message::note_change, name.c_str (),
            call_text (call.location, defer::SHORT_KEYWORD).c_str ());
}

void
late_change_warn (tree fndecl)
{
  if (plugin_options.warnings[defer::WARNING_late_change]
      == defer::severity::off)
    return;
  late_walk w;
  w.fndecl = fndecl;
  walk (&w, DECL_SAVED_TREE (fndecl));
  w.graph.stop (true);
  for (const auto &label : w.labels)
    w.graph.connect (w.computed, label.second);
  for (const late_call &call : w.calls)
    for (const change_graph::change &change :
         w.graph.find (call.rest, call.reads))
      report (call, change);
}
