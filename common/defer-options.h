// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of the plugins, shared by all host compilers.
//
// A host splits `-fplugin-arg-defer-KEY[=VALUE]` in its own way and hands key
// and value to parse_option(); the keys, their values and their help come from
// defer-options.def and defer-warnings.def. Nothing here calls into a compiler,
// so it can be used before the host check has passed.

#ifndef DEFER_COMMON_OPTIONS_H
#define DEFER_COMMON_OPTIONS_H

#include <string>

namespace defer {

enum warning {
#define DEFER_WARNING(id, name, enabled, help) WARNING_##id,
#include "defer-warnings.def"
  WARNING_COUNT
};

// What looks for the misuse of `defer`: lint/checks/.
enum check_id {
#define DEFER_CHECK(id, name, enabled, level, help) CHECK_##id,
#include "defer-checks.def"
  CHECK_COUNT
};

enum class severity { off, warning, error };

struct options {
#define DEFER_CHOICE(member, key, on, off, enabled, help) bool member = enabled;
#define DEFER_LIST(key, help)
#define DEFER_FLAG(member, key, help) bool member = false;
#include "defer-options.def"

  severity warnings[WARNING_COUNT] = {
#define DEFER_WARNING(id, name, enabled, help)                                 \
  enabled ? severity::warning : severity::off,
#include "defer-warnings.def"
  };
  // All are off: they take time, and most are a matter of taste.
  severity checks[CHECK_COUNT] = {};
};

// Sets what KEY and VALUE ask for; VALUE is null where no `=` was given.
// Returns an empty string, or what is wrong, with the valid keys or values.
std::string parse_option(options &opts, const char *key, const char *value);

// The text for `help`: a line for each key and each warning.
std::string option_help();

// The text for `verbose`: every key with the value in force, on one line.
std::string option_summary(const options &opts);

// How the user names WHICH on the command line.
const char *warning_name(warning which);
const char *check_name(check_id which);

// The check that is called NAME, or CHECK_COUNT; whether WHICH is one of the
// default set.
check_id check_find(const std::string &name);
bool check_is_default(check_id which);

} // namespace defer

#endif
