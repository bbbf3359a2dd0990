// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// generate-docs options|messages - prints docs/options.md or docs/messages.md.
//
// Not installed. The pages come from the tables that the plugins are made from,
// and a test compares them; to renew one:
//
//   build/tools/generate-docs options > docs/options.md

#include "defer-options.h"

#include <cstdio>
#include <cstring>
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

int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "options"))
    print_options();
  else if (argc == 2 && !strcmp(argv[1], "messages"))
    print_messages();
  else {
    fputs("usage: generate-docs options|messages\n", stderr);
    return 2;
  }
  return 0;
}
