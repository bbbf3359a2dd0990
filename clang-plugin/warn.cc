// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The errors, notes and warnings of the plugin; its warnings are set by
// `-fplugin-arg-defer-warn=` and end in the argument that controls them.

#include "plugin.h"

namespace defer {

static void report(unit &u, clang::DiagnosticIDs::Level level,
                   clang::SourceLocation location, std::string text,
                   const std::string &argument) {
  size_t place = text.find("%s");
  if (place != std::string::npos)
    text.replace(place, 2, argument);
  clang::DiagnosticsEngine &diagnostics = u.compiler.getDiagnostics();
  diagnostics.Report(
      location, diagnostics.getDiagnosticIDs()->getCustomDiagID(level, "%0"))
      << text;
}

void emit_error(unit &u, clang::SourceLocation location, const char *text,
                const std::string &argument) {
  report(u, clang::DiagnosticIDs::Error, location, text, argument);
}

void emit_note(unit &u, clang::SourceLocation location, const char *text,
               const std::string &argument) {
  report(u, clang::DiagnosticIDs::Note, location, text, argument);
}

void emit_warning(unit &u, clang::SourceLocation location, warning which,
                  const char *text) {
  clang::DiagnosticsEngine &diagnostics = u.compiler.getDiagnostics();
  const severity level = plugin_options.warnings[which];
  if (level == severity::off)
    return;
  const bool error = level == severity::error;
  // Diagnostics of a plugin know nothing of -w, -Werror and system headers.
  if (!error && (diagnostics.getIgnoreAllWarnings() ||
                 u.compiler.getSourceManager().isInSystemHeader(location)))
    return;
  report(u,
         error || diagnostics.getWarningsAsErrors()
             ? clang::DiagnosticIDs::Error
             : clang::DiagnosticIDs::Warning,
         location,
         std::string(text) + " [-fplugin-arg-defer-warn=" +
             (error ? "error=" : "") + warning_name(which) + "]",
         "");
}

} // namespace defer
