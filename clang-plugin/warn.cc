// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The errors, notes and warnings of the plugin; its warnings are set by
// `-fplugin-arg-defer-warn=` and end in the argument that controls them.

#include "plugin.h"

namespace defer {

// TEXT with ARGUMENT for its first %s.
static std::string fill(std::string text, const std::string &argument) {
  const size_t place = text.find("%s");
  if (place != std::string::npos)
    text.replace(place, 2, argument);
  return text;
}

static void report(unit &u, clang::DiagnosticIDs::Level level,
                   clang::SourceLocation location, const std::string &text) {
  clang::DiagnosticsEngine &diagnostics = u.compiler.getDiagnostics();
  diagnostics.Report(
      location, diagnostics.getDiagnosticIDs()->getCustomDiagID(level, "%0"))
      << text;
}

void emit_error(unit &u, clang::SourceLocation location, const char *text,
                const std::string &argument) {
  report(u, clang::DiagnosticIDs::Error, location, fill(text, argument));
}

void emit_note(unit &u, clang::SourceLocation location, const char *text,
               const std::string &argument, const std::string &second) {
  report(u, clang::DiagnosticIDs::Note, location,
         fill(fill(text, argument), second));
}

bool emit_warning(unit &u, clang::SourceLocation location, warning which,
                  const char *text, const std::string &argument) {
  clang::DiagnosticsEngine &diagnostics = u.compiler.getDiagnostics();
  const severity level = plugin_options.warnings[which];
  if (level == severity::off)
    return false;
  const bool error = level == severity::error;
  // Diagnostics of a plugin know nothing of -w, -Werror and system headers.
  if (!error && (diagnostics.getIgnoreAllWarnings() ||
                 u.compiler.getSourceManager().isInSystemHeader(location)))
    return false;
  report(u,
         error || diagnostics.getWarningsAsErrors()
             ? clang::DiagnosticIDs::Error
             : clang::DiagnosticIDs::Warning,
         location,
         fill(text, argument) + " [-fplugin-arg-defer-warn=" +
             (error ? "error=" : "") + warning_name(which) + "]");
  return true;
}

} // namespace defer
