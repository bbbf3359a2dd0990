// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Parsing, help and summary of the plugin arguments: see defer-options.h.

#include "defer-options.h"

#include <cstring>

namespace defer {

static const char *const warning_names[] = {
#define DEFER_WARNING(id, name, enabled, help) name,
#include "defer-warnings.def"
};

const char *warning_name(warning which) { return warning_names[which]; }

static const struct {
  const char *name;
  bool enabled;
} checks[] = {
#define DEFER_CHECK(id, name, enabled, level, help) {name, enabled},
#include "defer-checks.def"
};

const char *check_name(check_id which) { return checks[which].name; }

check_id check_find(const std::string &name) {
  int i = 0;
  while (i < CHECK_COUNT && name != checks[i].name)
    i++;
  return static_cast<check_id>(i);
}

bool check_is_default(check_id which) { return checks[which].enabled; }

static std::string quoted(const std::string &text) { return "'" + text + "'"; }

// What every complaint about an argument begins with.
static std::string argument(const char *key) {
  return std::string("argument '-fplugin-arg-defer-") + key + "'";
}

static std::string known_keys() {
  std::string keys;
#define DEFER_CHOICE(member, key, on, off, enabled, help)                      \
  keys += (keys.empty() ? "" : ", ") + quoted(key);
#define DEFER_LIST(key, help) keys += ", " + quoted(key);
#define DEFER_FLAG(member, key, help) keys += ", " + quoted(key);
#include "defer-options.def"
  return keys;
}

static std::string known_warnings() {
  std::string names;
  for (const char *name : warning_names)
    names += (names.empty() ? "" : ", ") + quoted(name);
  for (const auto &check : checks)
    names += ", " + quoted(check.name);
  return names;
}

static std::string parse_choice(bool &member, const char *key,
                                const char *value, const char *on,
                                const char *off) {
  if (value && !strcmp(value, on))
    member = true;
  else if (value && !strcmp(value, off))
    member = false;
  else
    return argument(key) + " takes " + quoted(on) + " or " + quoted(off) +
           (value ? ", not " + quoted(value) : "");
  return "";
}

static std::string parse_flag(bool &member, const char *key,
                              const char *value) {
  if (value)
    return argument(key) + " takes no value, but has " + quoted(value);
  member = true;
  return "";
}

// One item of the list that `warn` takes.
static std::string parse_warning(options &opts, const char *key,
                                 const std::string &item) {
  if (item == "none") {
    for (severity &level : opts.warnings)
      level = severity::off;
    for (severity &level : opts.checks)
      level = severity::off;
    return "";
  }
  severity level = severity::warning;
  std::string name = item;
  if (name.rfind("error=", 0) == 0) {
    level = severity::error;
    name.erase(0, strlen("error="));
  } else if (name.rfind("no-", 0) == 0) {
    level = severity::off;
    name.erase(0, strlen("no-"));
  }
  for (int i = 0; i < WARNING_COUNT; i++)
    if (name == warning_names[i]) {
      opts.warnings[i] = level;
      return "";
    }
  bool found = false;
  for (int i = 0; i < CHECK_COUNT; i++)
    if (name == checks[i].name || (name == "lint" && checks[i].enabled)) {
      opts.checks[i] = level;
      found = true;
    }
  if (found)
    return "";
  return argument(key) + " knows no warning " + quoted(item) + "; there are " +
         known_warnings() +
         ", and 'lint' for the default ones of defer-lint, each also as "
         "'no-NAME' and 'error=NAME', and 'none'";
}

static std::string parse_list(options &opts, const char *key,
                              const char *value) {
  if (!value || !*value)
    return argument(key) + " takes a list of " + known_warnings();
  std::string list = value;
  for (size_t begin = 0; begin <= list.size();) {
    size_t end = list.find(',', begin);
    if (end == std::string::npos)
      end = list.size();
    std::string problem =
        parse_warning(opts, key, list.substr(begin, end - begin));
    if (!problem.empty())
      return problem;
    begin = end + 1;
  }
  return "";
}

std::string parse_option(options &opts, const char *key, const char *value) {
#define DEFER_CHOICE(member, name, on, off, enabled, help)                     \
  if (!strcmp(key, name))                                                      \
    return parse_choice(opts.member, key, value, on, off);
#define DEFER_LIST(name, help)                                                 \
  if (!strcmp(key, name))                                                      \
    return parse_list(opts, key, value);
#define DEFER_FLAG(member, name, help)                                         \
  if (!strcmp(key, name))                                                      \
    return parse_flag(opts.member, key, value);
#include "defer-options.def"
  return argument(key) + " is unknown; the keys are " + known_keys();
}

static std::string help_line(const std::string &left, const char *right) {
  const size_t column = 24;
  std::string line = "  " + left;
  line += std::string(line.size() < column ? column - line.size() : 1, ' ');
  return line + right + "\n";
}

std::string option_help() {
  std::string text =
      "Arguments of the plugin, as -fplugin-arg-defer-KEY[=VALUE]:\n";
#define DEFER_CHOICE(member, key, on, off, enabled, help)                      \
  text += help_line(std::string(key) + "=" + on + "|" + off, help);            \
  text += help_line("", enabled ? "(default: " on ")" : "(default: " off ")");
#define DEFER_LIST(key, help)                                                  \
  text += help_line(std::string(key) + "=NAME,...", help);
#define DEFER_FLAG(member, key, help) text += help_line(key, help);
#include "defer-options.def"
  text += "Warnings:\n";
#define DEFER_WARNING(id, name, enabled, help)                                 \
  text += help_line(name, help);                                               \
  text += help_line("", enabled ? "(default: on)" : "(default: off)");
#include "defer-warnings.def"
  text += "Checks of defer-lint, by the plugin for Clang:\n";
#define DEFER_CHECK(id, name, enabled, level, help)                            \
  text += help_line(name, help);
#include "defer-checks.def"
  text += help_line("lint", "those that are on by default in defer-lint");
  return text;
}

std::string option_summary(const options &opts) {
  std::string text;
#define DEFER_CHOICE(member, key, on, off, enabled, help)                      \
  text += std::string(key) + "=" + (opts.member ? on : off) + " ";
#define DEFER_LIST(key, help) text += std::string(key) + "=";
#define DEFER_FLAG(member, key, help)
#include "defer-options.def"
  for (int i = 0; i < WARNING_COUNT; i++) {
    text += i ? "," : "";
    if (opts.warnings[i] == severity::off)
      text += "no-";
    else if (opts.warnings[i] == severity::error)
      text += "error=";
    text += warning_names[i];
  }
  for (int i = 0; i < CHECK_COUNT; i++)
    if (opts.checks[i] != severity::off)
      text += std::string(",") +
              (opts.checks[i] == severity::error ? "error=" : "") +
              checks[i].name;
  return text;
}

} // namespace defer
