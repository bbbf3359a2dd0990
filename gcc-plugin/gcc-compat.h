// SPDX-License-Identifier: GPL-3.0-or-later
//
// GCC's headers in the one order in which they compile, and every difference
// between the supported versions of GCC.
//
// A difference is an inline function named after the newest interface, keyed
// on BUILDING_GCC_VERSION: the version of the *host* whose headers are
// included, not the compiler that builds the plugin. No other file tests a
// version; test/project/version-tests.test looks for it.

#ifndef DEFER_GCC_COMPAT_H
#define DEFER_GCC_COMPAT_H

// The standard headers come first: GCC's system.h poisons what they use.
#include <algorithm>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "gcc-plugin.h"
#include "plugin-version.h"

#include "tree.h"
#include "tree-iterator.h"
#include "tree-nested.h"
#include "tree-pass.h"
#include "stringpool.h"
#include "attribs.h"
#include "gimple-expr.h"
#include "cgraph.h"
#include "fold-const.h"
#include "langhooks.h"
#include "c-family/c-common.h"
#include "c-family/c-pragma.h"
#include "c-tree.h"
#include "cpplib.h"
#include "diagnostic.h"
#include "debug.h"
#include "output.h"
#include "internal-fn.h"
#include "opts.h"
#include "options.h"
#include "except.h"
#include "toplev.h"
#include "gimple.h"
#include "gimple-iterator.h"
#include "gimplify.h"
#include "tree-cfg.h"
#include "stor-layout.h"
#include "context.h"
#include "varasm.h"
#include "function.h"
#include "calls.h"
#include "predict.h"
#include "target.h"
#include "rtl.h"
#include "memmodel.h"
#include "emit-rtl.h"
#include "cfgrtl.h"

#if BUILDING_GCC_VERSION < 12000
inline void
suppress_warning (tree t)
{
  TREE_NO_WARNING (t) = 1;
}
#endif

#if BUILDING_GCC_VERSION < 14000
// A table of attributes, without the empty entry that ends it in the versions
// that have no such type.
struct scoped_attribute_specs
{
  const char *ns;
  struct
  {
    const attribute_spec *begin;
    size_t count;
  } attributes;
};

inline void
register_scoped_attributes (const scoped_attribute_specs &specs)
{
  register_scoped_attributes (specs.attributes.begin, specs.ns);
}
#endif

// An `asm` without operands and colons. Until 14 its flag was ASM_INPUT_P.
#if BUILDING_GCC_VERSION < 15000
#define ASM_BASIC_P(NODE) ASM_INPUT_P (NODE)
#endif

// The names of loops and switches that C2Y has, since 15: a label in front of
// one, and which of them a `break` or `continue` means.
#if BUILDING_GCC_VERSION < 15000
#define WHILE_NAME(NODE) ((void)(NODE), NULL_TREE)
#define DO_NAME(NODE) ((void)(NODE), NULL_TREE)
#define FOR_NAME(NODE) ((void)(NODE), NULL_TREE)
#define SWITCH_STMT_NAME(NODE) ((void)(NODE), NULL_TREE)
#define BREAK_NAME(NODE) ((void)(NODE), NULL_TREE)
#define CONTINUE_NAME(NODE) ((void)(NODE), NULL_TREE)
#endif

// Where the macro of MAP is used. Since 14 it is a member of the map.
inline location_t
get_expansion_point_location (const line_map_macro *map)
{
#if BUILDING_GCC_VERSION >= 14000
  return map->get_expansion_point_location ();
#else
  return MACRO_MAP_EXPANSION_POINT_LOCATION (map);
#endif
}

#endif
