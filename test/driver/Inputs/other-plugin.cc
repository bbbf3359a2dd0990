// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that names the functions that it sees, and has macros of its own.

#include "gcc-plugin.h"
#include "tree.h"
#include "c-family/c-common.h"
#include "c-family/c-pragma.h"
#include "cpplib.h"

int plugin_is_GPL_compatible;

static void
name_function (void *data, void *)
{
  fprintf (stderr, "other plugin: %s\n",
           IDENTIFIER_POINTER (DECL_NAME ((tree) data)));
}

static void
define_macro (void *, void *)
{
  if (!cpp_get_options (parse_in)->preprocessed)
    cpp_define (parse_in, "OTHER_PLUGIN=1");
}

int
plugin_init (plugin_name_args *info, plugin_gcc_version *)
{
  register_callback (info->base_name, PLUGIN_PRE_GENERICIZE, name_function,
                     NULL);
  register_callback (info->base_name, PLUGIN_PRAGMAS, define_macro, NULL);
  return 0;
}
