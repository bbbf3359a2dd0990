// SPDX-License-Identifier: GPL-3.0-or-later
//
// The warnings of the plugin, as `-fplugin-arg-defer-warn=` sets them. The
// text ends in the argument that controls it, as GCC's own warnings do.

#include "gcc-compat.h"

#include "plugin.h"

bool
emit_warning (location_t location, defer::warning which, const char *text,
              const char *argument)
{
  const defer::severity level = plugin_options.warnings[which];
  const bool error = level == defer::severity::error;
  std::string whole = text;
  const size_t place = whole.find ("%s");
  if (place != std::string::npos)
    whole.replace (place, 2, argument);
  whole += std::string (" [-fplugin-arg-defer-warn=") + (error ? "error=" : "")
           + defer::warning_name (which) + "]";
  if (error)
    error_at (location, "%s", whole.c_str ());
  else if (level == defer::severity::warning)
    return warning_at (location, 0, "%s", whole.c_str ());
  return error;
}
