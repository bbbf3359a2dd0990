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
                   clang::SourceLocation location, const std::string &text,
                   llvm::ArrayRef<clang::FixItHint> fixes = {}) {
  clang::DiagnosticsEngine &diagnostics = u.compiler.getDiagnostics();
  clang::DiagnosticBuilder builder = diagnostics.Report(
      location, diagnostics.getDiagnosticIDs()->getCustomDiagID(level, "%0"));
  builder << text;
  for (const clang::FixItHint &fix : fixes)
    builder << fix;
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

// A warning that NAME controls and that is to be of LEVEL.
static bool report_warning(unit &u, clang::SourceLocation location,
                           severity level, const char *name,
                           const std::string &text,
                           llvm::ArrayRef<clang::FixItHint> fixes = {}) {
  clang::DiagnosticsEngine &diagnostics = u.compiler.getDiagnostics();
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
         text + " [-fplugin-arg-defer-warn=" + (error ? "error=" : "") + name +
             "]",
         fixes);
  return true;
}

bool emit_warning(unit &u, clang::SourceLocation location, warning which,
                  const char *text, const std::string &argument) {
  return report_warning(u, location, plugin_options.warnings[which],
                        warning_name(which), fill(text, argument));
}

bool emit_check(unit &u, clang::SourceLocation location, check_id which,
                const std::string &text,
                llvm::ArrayRef<clang::FixItHint> fixes) {
  return report_warning(u, location, plugin_options.checks[which],
                        check_name(which), text, fixes);
}

} // namespace defer
