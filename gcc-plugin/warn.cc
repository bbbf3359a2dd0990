// SPDX-License-Identifier: GPL-3.0-or-later
//
// The warnings of the plugin, as `-fplugin-arg-defer-warn=` sets them. The
// text ends in the argument that controls it, as GCC's own warnings do.

#include "gcc-compat.h"

#include "plugin.h"

void
emit_warning (location_t location, defer::warning which, const char *text)
{
  const defer::severity level = plugin_options.warnings[which];
  const bool error = level == defer::severity::error;
  std::string option = std::string ("[-fplugin-arg-defer-warn=")
                       + (error ? "error=" : "") + defer::warning_name (which)
                       + "]";
  if (error)
    error_at (location, "%s %s", text, option.c_str ());
  else if (level == defer::severity::warning)
    warning_at (location, 0, "%s %s", text, option.c_str ());
}
