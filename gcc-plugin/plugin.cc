// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plugin `defer` for GCC: entry, host check and wiring. plugin.h names the
// stages that a `defer` goes through.
//
// The driver passes -fplugin to every compiler it runs: cc1 with and without
// -E, cc1plus for C++ and cc1 for assembler in the same CFLAGS, lto1 at a
// link. In all but cc1 for C the plugin does nothing. So that it can be loaded
// there at all, and by a GCC that it was not built for, every symbol of the
// host is bound weakly (see cmake/AddHostPlugin.cmake); plugin_init calls
// nothing of the host before it knows that it is the right one.
//
// To debug: -fplugin-arg-defer-verbose tells what was loaded,
// -fplugin-arg-defer-disable takes the plugin out of the picture, -E shows
// what recognise.cc made of the words, -fdump-tree-original what lower.cc made
// of the trees.

#include "gcc-compat.h"

#include <dlfcn.h>

#include "defer-version.h"
#include "plugin.h"
#include "recover.h"
#include "result.h"
#include "source-text.h"

// The two symbols that GCC looks up; all others are hidden.
#define PLUGIN_EXPORT __attribute__ ((visibility ("default")))

// GCC loads no plugin that is not compatible with its licence, and the GCC
// Runtime Library Exception wants version 3 of it.
PLUGIN_EXPORT int plugin_is_GPL_compatible;

defer::options plugin_options;

// The value of --target= in the configuration arguments of a GCC.
static std::string
configured_target (const char *arguments)
{
  const char *option = "--target=";
  const char *begin = strstr (arguments, option);
  if (!begin)
    return "unknown target";
  begin += strlen (option);
  return std::string (begin, strcspn (begin, " "));
}

static std::string
describe (const plugin_gcc_version *version)
{
  std::string text = std::string ("GCC ") + version->basever;
  if (*version->devphase)
    text += std::string (" ") + version->datestamp + " (" + version->devphase
            + ")";
  return text + " for " + configured_target (version->configuration_arguments);
}

// Whether the internal structures of HOST are those that the plugin was
// compiled with. They change with a release (options are added) and from day
// to day before one; a distribution's rebuild of a release keeps them.
static bool
host_matches (const plugin_gcc_version *host)
{
  const plugin_gcc_version *built = &gcc_version;
  if (strcmp (host->basever, built->basever)
      || strcmp (host->devphase, built->devphase)
      || configured_target (host->configuration_arguments)
             != configured_target (built->configuration_arguments))
    return false;
  return !*built->devphase || !strcmp (host->datestamp, built->datestamp);
}

static const char *const remedy
    = "load the plugin that was built for this compiler ('defer-config "
      "--cc=COMPILER --cflags' prints its path), or build it again with the "
      "plugin headers of this compiler installed";

// Errors before the host check cannot use the host's diagnostics.
static int
refuse (const std::string &text)
{
  fprintf (stderr, "error: plugin 'defer': %s\n", text.c_str ());
  return 1;
}

// What the program is, which is not GCC.
static std::string
describe_other_program ()
{
  void *symbol
      = dlsym (RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev");
  if (symbol)
    return reinterpret_cast<std::string (*) ()> (symbol) ();
  return "something else than GCC";
}

// Since nothing that the plugin lacks keeps it from being loaded, Clang would
// load it, too, and go on without a word.
__attribute__ ((constructor)) static void
refuse_other_program ()
{
  if (dlsym (RTLD_DEFAULT, "plugin_default_version_check"))
    return;
  refuse ("built for " + describe (&gcc_version) + ", loaded by "
          + describe_other_program () + "; " + remedy);
  exit (FATAL_EXIT_CODE);
}

// Parses the arguments of the plugin NAME from the command line: GCC's own
// splitting of them, in plugin.cc (parse_plugin_arg_opt), takes a character
// off a value for each `=` in it, as in `warn=error=empty`.
static int
parse_arguments (const char *name)
{
  const std::string prefix = std::string (name) + "-";
  for (unsigned i = 0; i < save_decoded_options_count; i++)
    {
      const cl_decoded_option *option = &save_decoded_options[i];
      if (option->opt_index != OPT_fplugin_arg_
          || strncmp (option->arg, prefix.c_str (), prefix.size ()))
        continue;
      std::string key = option->arg + prefix.size ();
      const char *value = NULL;
      size_t equals = key.find ('=');
      if (equals != std::string::npos)
        {
          key[equals] = '\0';
          value = key.c_str () + equals + 1;
        }
      std::string problem
          = defer::parse_option (plugin_options, key.c_str (), value);
      if (!problem.empty ())
        return refuse (problem);
    }
  return 0;
}

// What `version`, `verbose` and `help` print.
static void
print_information (const plugin_gcc_version *host)
{
  if (plugin_options.version)
    fprintf (stderr, "defer %s\n", DEFER_VERSION);
  if (plugin_options.verbose)
    fprintf (stderr,
             "defer: version %s, built for %s, loaded by %s\n"
             "defer: %s\n",
             DEFER_VERSION, describe (&gcc_version).c_str (),
             describe (host).c_str (),
             defer::option_summary (plugin_options).c_str ());
  if (plugin_options.help)
    fputs (defer::option_help ().c_str (), stderr);
}

static void
define_keywords (void *, void *)
{
  recognise_define_keywords ();
}

static void
register_attribute (void *, void *)
{
  attribute_register ();
  result_register_attributes ();
}

// Whether FNDECL or a function nested in it holds a `defer`, or has to do with
// panics. Those that do are made to unwind.
static bool
find_work (tree fndecl)
{
  const bool has_region
      = attribute_defer_seen () && region_in_function_p (fndecl);
  const bool has_words = recover_words_p (fndecl);
  bool found = has_region || has_words || result_seen ();
  if (has_region && plugin_options.panic)
    unwind_enable_for_function (fndecl);
  else if (has_words && plugin_options.panic)
    unwind_note_panic ();
  for (cgraph_node *nested = first_nested_function (cgraph_node::get (fndecl));
       nested; nested = next_nested_function (nested))
    found |= find_work (nested->decl);
  return found;
}

static void
finish_parsing_function (void *, void *)
{
  attribute_finish_function ();
}

// A function of the source, and those nested in it, are complete.
static void
finish_function (void *data, void *)
{
  tree fndecl = (tree)data;
  if (TREE_CODE (fndecl) != FUNCTION_DECL)
    return;
  if (!attribute_defer_seen () && !result_seen () && !recover_words_p (fndecl))
    return;
  cgraph_node::get_create (fndecl);
  if (!find_work (fndecl))
    return;
  hash_set<tree> single_copy;
  const bool evaluated = eager_function (fndecl);
  if (check_function (fndecl, &single_copy) && evaluated)
    lower_function (fndecl, single_copy);
  else
    lower_rejected_function (fndecl);
}

static void
finish_parsing (void *, void *plugin_name)
{
  unwind_enable_for_unit ((const char *)plugin_name);
}

PLUGIN_EXPORT int
plugin_init (plugin_name_args *info, plugin_gcc_version *host)
{
  if (!host_matches (host))
    return refuse ("built for " + describe (&gcc_version) + ", loaded by "
                   + describe (host) + "; " + remedy);

  if (parse_arguments (info->base_name))
    return 1;
  print_information (host);

  static plugin_info information;
  static std::string help = defer::option_help ();
  information.version = DEFER_VERSION;
  information.help = help.c_str ();
  register_callback (info->base_name, PLUGIN_INFO, NULL, &information);

  if (plugin_options.disable || !lang_GNU_C ())
    return 0;
  source_keep_standard_input ();
  register_callback (info->base_name, PLUGIN_PRAGMAS, define_keywords, NULL);
  register_callback (info->base_name, PLUGIN_ATTRIBUTES, register_attribute,
                     NULL);
  register_callback (info->base_name, PLUGIN_PRE_GENERICIZE, finish_function,
                     NULL);
  register_callback (info->base_name, PLUGIN_FINISH_PARSE_FUNCTION,
                     finish_parsing_function, NULL);
  register_callback (info->base_name, PLUGIN_ALL_IPA_PASSES_START,
                     finish_parsing, info->base_name);
  landing_pad_register_pass (info->base_name);
  pad_layout_register (info->base_name);
  return 0;
}
