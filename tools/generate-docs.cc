// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// generate-docs options|messages - prints docs/options.md or docs/messages.md.
// generate-docs manual FILE - prints the manual page that FILE is the frame of.
//
// Not installed. The pages come from the tables that the plugins are made from,
// and a test compares those that are checked in; to renew one:
//
//   build/tools/generate-docs options > docs/options.md

#include "defer-options.h"

#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>

// TEXT as part of a Markdown table.
static std::string cell(const std::string &text) {
  std::string escaped;
  for (char c : text)
    escaped += c == '|' ? std::string("\\|") : std::string(1, c);
  return escaped;
}

static void row(const std::string &a, const std::string &b,
                const std::string &c) {
  printf("| %s | %s | %s |\n", cell(a).c_str(), cell(b).c_str(),
         cell(c).c_str());
}

static std::string code(const std::string &text) { return "`" + text + "`"; }

static void print_options() {
  puts("# Options\n\n"
       "The same keys for every compiler: `-fplugin-arg-defer-KEY[=VALUE]`, "
       "behind the\n`-fplugin=` that loads the plugin. An unknown key or value "
       "is an error that lists\nthe valid ones.\n");
  row("key", "default", "what it does");
  row("---", "---", "---");
#define DEFER_CHOICE(member, key, on, off, enabled, help)                      \
  row(code(std::string(key) + "=" + on) + " or " + code(off),                  \
      code(enabled ? on : off), help);
#define DEFER_LIST(key, help)                                                  \
  row(code(std::string(key) + "=NAME,..."), "as below", help);
#define DEFER_FLAG(member, key, help) row(code(key), "-", help);
#include "defer-options.def"
  puts("\n## Warnings\n\n"
       "The end of each warning's text names it: "
       "`[-fplugin-arg-defer-warn=redundant]`.\n`-w` silences them all, "
       "`-Werror` makes errors of them.\n");
  row("name", "default", "warns of");
  row("---", "---", "---");
#define DEFER_WARNING(id, name, enabled, help)                                 \
  row(code(name), enabled ? "on" : "off", help);
#include "defer-warnings.def"
  puts("\n## Checks\n\n"
       "The plugin for Clang also has the checks of "
       "[defer-lint](lint.md), which are off unless named; `warn=lint`\nturns "
       "on those of its default set.\n");
  row("name", "in `lint`", "warns of");
  row("---", "---", "---");
#define DEFER_CHECK(id, name, enabled, level, help)                            \
  row("[`" name "`](lint/" name ".md)", enabled ? "yes" : "no", help);
#include "defer-checks.def"
}

// A section for one message.
static void print_message(const char *kind, const std::string &text,
                          const char *explanation) {
  std::string shown = text;
  for (size_t at; (at = shown.find("%s")) != std::string::npos;)
    shown.replace(at, strlen("%s"), "...");
  printf("### %s: %s\n\n%s\n\n", kind, shown.c_str(), explanation);
}

static void print_messages() {
  puts("# Messages\n\n"
       "Every text of the plugins about a program, with what it means and "
       "what to do. The\ndots stand for a word of the program or for a kind of "
       "jump.\n");
#define DEFER_MESSAGE(id, kind, text, explanation)                             \
  print_message(#kind, text, explanation);
#include "defer-messages.def"
}

// TEXT for a manual page, in lines that can be read.
static std::string roff(const std::string &text) {
  std::string escaped;
  size_t line = 0;
  for (char c : text) {
    const bool is_break = c == ' ' && escaped.size() - line > 60;
    escaped += c == '-'    ? std::string("\\-")
               : c == '\\' ? std::string("\\e")
               : c == '\'' ? std::string("\\(aq")
                           : std::string(1, is_break ? '\n' : c);
    if (is_break)
      line = escaped.size();
  }
  return escaped;
}

// An item of a list: TERM, what is to be put in for VALUE, HELP.
static void item(const std::string &term, const std::string &value,
                 const std::string &help) {
  printf(".TP\n.BI %s", roff(term).c_str());
  if (!value.empty())
    printf(" %s", roff(value).c_str());
  printf("\n%s\n", roff(help).c_str());
}

static void print_manual_options() {
  const std::string prefix = "-fplugin-arg-defer-";
#define DEFER_CHOICE(member, key, on, off, enabled, help)                      \
  item(prefix + key + "=" + on + "|" + off, "",                                \
       std::string(help) + "; default: " + (enabled ? on : off));
#define DEFER_LIST(key, help) item(prefix + key + "=", "NAME,...", help);
#define DEFER_FLAG(member, key, help) item(prefix + key, "", help);
#include "defer-options.def"
}

static void print_manual_warnings() {
#define DEFER_WARNING(id, name, enabled, help)                                 \
  item(name, "", std::string(help) + (enabled ? "" : "; off by default"));
#include "defer-warnings.def"
}

// Prints the manual page in the file PATH, with the tables in their places.
static bool print_manual(const char *path) {
  std::ifstream frame(path);
  std::string line;
  while (std::getline(frame, line))
    if (line == ".\\\" options")
      print_manual_options();
    else if (line == ".\\\" warnings")
      print_manual_warnings();
    else
      puts(line.c_str());
  return frame.eof();
}

int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "options"))
    print_options();
  else if (argc == 2 && !strcmp(argv[1], "messages"))
    print_messages();
  else if (argc == 3 && !strcmp(argv[1], "manual")) {
    if (!print_manual(argv[2])) {
      fprintf(stderr, "generate-docs: cannot read '%s'\n", argv[2]);
      return 1;
    }
  } else {
    fputs("usage: generate-docs options|messages, or generate-docs manual "
          "FILE\n",
          stderr);
    return 2;
  }
  return 0;
}
