// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tree of a `defer` between recognise and lower. The attribute handler of
// attribute.cc leaves
//
//   TRY_FINALLY_EXPR
//     STATEMENT_LIST
//       LABEL_EXPR __defer          (DEBUG_BEGIN_STMTs may stand around it)
//       WHILE_STMT (0) S            (alone, or in a BIND_EXPR or a list)
//       ... what follows the `defer` in its block
//     CALL_EXPR __defer_not_lowered
//
// and this file takes it apart for check.cc and lower.cc. The call is declared
// with the attribute `error`: should a `defer` ever get past lower.cc, then
// the compilation fails; it is never lost.

#ifndef DEFER_GCC_REGION_H
#define DEFER_GCC_REGION_H

// The keyword that a `defer` is written with.
enum class defer_word
{
  long_word,    // _Defer
  short_word,   // defer
  error_word,   // _Errdefer
  function_word // _Defer_function
};

// One `defer`, S its deferred statement.
struct defer_region
{
  tree label;          // the artificial label
  location_t location; // of the keyword
  tree deferred;       // S; NULL_TREE where it is empty
  bool block;          // S is in braces
  defer_word word;
  tree_stmt_iterator label_position; // in the list above
  tree_stmt_iterator loop_position;
};

// The name of the artificial label, of its attribute, of the one in that which
// declares it, of its third argument where S is in braces, and of the call
// above.
#define DEFER_LABEL "__defer"
#define DEFER_ATTRIBUTE "defer_statement"
#define LABEL_ATTRIBUTE "defer_label"
#define DEFER_BLOCK "block"
#define DEFER_MARKER "__defer_not_lowered"

// The call that stands for a deferred statement until lower.cc replaces it.
tree region_build_marker ();

// Fills REGION if STATEMENT is the TRY_FINALLY_EXPR of a complete `defer`.
// A syntax error may leave an incomplete one: see region_marked_p.
bool region_get (tree statement, defer_region *region);

// The same for the `_Defer_function` whose label is at POSITION: it has label
// and loop, but no cleanup and no TRY_FINALLY_EXPR.
bool registration_get (tree_stmt_iterator position, defer_region *region);

// The call that S is, but for parentheses, casts to void and the objects of
// compound literals; NULL_TREE if it is none or stands in braces.
tree region_direct_call (const defer_region &region);

// Whether STATEMENT is a TRY_FINALLY_EXPR that still holds the marker.
bool region_marked_p (tree statement);

// Whether a `defer` of any kind begins with STATEMENT, complete or not.
bool region_begins_p (tree statement);

// Walks *TP as walk_tree does without duplicates, but comes to each
// initialiser where its variable is declared: walk_tree goes to all those of a
// block at its beginning.
void region_walk_in_order (tree *tp, walk_tree_fn func, void *data);

// Whether FNDECL itself, functions nested in it aside, holds a `defer`.
bool region_in_function_p (tree fndecl);

#endif
