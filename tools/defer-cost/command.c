// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See command.h.

#define _GNU_SOURCE

#include "command.h"

#include "host-compiler.h"
#include "memory.h"
#include "process.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

// Options whose value is the next word, which is no file to compile.
static const char *const with_value[] = {"-D",           "-I",
                                         "-L",           "-T",
                                         "-U",           "-Xassembler",
                                         "-Xclang",      "-Xlinker",
                                         "-arch",        "-aux-info",
                                         "-idirafter",   "-imacros",
                                         "-include",     "-imultilib",
                                         "-iprefix",     "-iquote",
                                         "-isysroot",    "-isystem",
                                         "-l",           "-mllvm",
                                         "-target",      "-u",
                                         "-x",           "--param",
                                         "-iwithprefix", "-Xpreprocessor"};

// Options that are dropped with the next word, and those without one.
static const char *const dropped_with_value[] = {
    "-o", "-MF", "-MT", "-MQ", "-dumpbase", "-dumpdir"};
static const char *const dropped[] = {"-c",
                                      "-S",
                                      "-E",
                                      "-P",
                                      "-pipe",
                                      "-fsyntax-only",
                                      "-M",
                                      "-MM",
                                      "-MD",
                                      "-MMD",
                                      "-MP",
                                      "-MG",
                                      "-o?*",
                                      "-save-temps*",
                                      "--save-temps*",
                                      "-flto*",
                                      "-fstack-usage",
                                      "-MF?*",
                                      "-MT?*",
                                      "-MQ?*",
                                      "-Wp,-M*",
                                      "-fno-fat-lto-objects",
                                      "-ffat-lto-objects"};

static bool matches(const char *word, const char *const *patterns,
                    size_t count) {
  for (size_t i = 0; i < count; i++)
    if (fnmatch(patterns[i], word, 0) == 0)
      return true;
  return false;
}

#define MATCHES(word, patterns)                                                \
  matches(word, patterns, sizeof(patterns) / sizeof *(patterns))

static bool is_source(const char *word) {
  static const char *const names[] = {"*.c", "*.i"};
  return word[0] != '-' && MATCHES(word, names);
}

static void add_flag(const char *flag, void *words) { words_add(words, flag); }

// Adds FLAG to WORDS if it defines a macro.
static void add_macro(const char *flag, void *words) {
  if (!strncmp(flag, "-D", strlen("-D")))
    words_add(words, flag);
}

// Returns FLAGS as a shell would have to read them: all, or without those that
// are the plugin's.
static char *describe(const struct words *flags, bool all) {
  struct words shown = {0};
  for (size_t i = 0; i < flags->count; i++)
    if (all || strncmp(flags->list[i], "-fplugin", strlen("-fplugin")) != 0)
      words_add(&shown, flags->list[i]);
  char *text = words_quote(&shown);
  words_free(&shown);
  return text;
}

// Finds out what the compiler of COMMAND is, and adds the plugin's flags,
// unless they are there: in front of arguments for it, since GCC wants to know
// first for what they are.
static bool add_plugin(struct command *command) {
  struct host_compiler host = {0};
  bool there = false;
  for (size_t i = 0; i < command->flags.count; i++)
    there |= fnmatch("-fplugin=*defer*", command->flags.list[i], 0) == 0;
  char *shell_command = describe(&command->flags, false);
  bool found =
      there ? identify_compiler(shell_command, host.name, sizeof host.name)
            : find_host_compiler(shell_command, &host);
  free(shell_command);
  command->is_clang = found && !strncmp(host.name, "clang", strlen("clang"));
  if (there && found)
    // Clang asks no plugin for its macros under -E.
    visit_compile_flags(&host, add_macro, &command->flags);
  if (there || !found)
    return found;
  struct words flags = {0};
  bool added = false;
  for (size_t i = 0; i <= command->flags.count; i++) {
    const char *word = command->flags.list[i]; // in the end NULL
    if (!added && (!word || !strncmp(word, "-fplugin-arg-", 13))) {
      visit_compile_flags(&host, add_flag, &flags);
      added = true;
    }
    if (word)
      words_add(&flags, word);
  }
  words_free(&command->flags);
  command->flags = flags;
  return true;
}

bool command_parse(struct command *command, char *const *words, size_t count,
                   const char *directory) {
  *command = (struct command){.directory = directory};
  for (size_t i = 0; i < count; i++) {
    const char *word = words[i];
    if (i && is_source(word)) {
      words_add(&command->sources, word);
    } else if (MATCHES(word, dropped_with_value)) {
      i++;
    } else if (!MATCHES(word, dropped)) {
      words_add(&command->flags, word);
      if (MATCHES(word, with_value) && i + 1 < count)
        words_add(&command->flags, words[++i]);
    }
  }
  if (command->flags.count == 0) {
    complain("no compiler in the command");
    return false;
  }
  if (command->sources.count == 0) {
    complain("no C file in the command '%s ...'", command->flags.list[0]);
    return false;
  }
  command->description = describe(&command->flags, true);
  return add_plugin(command);
}

// Runs COMMAND with the words of MORE behind its own.
static bool run_with(const struct command *command, const struct words *more,
                     bool quiet) {
  struct words all = {0};
  words_add_all(&all, &command->flags);
  words_add_all(&all, more);
  bool done = run_command(&all, command->directory, quiet);
  words_free(&all);
  return done;
}

bool command_preprocess(const struct command *command, const char *source,
                        const char *output) {
  struct words more = {0};
  words_add(&more, "-E");
  words_add(&more, "-o");
  words_add(&more, output);
  words_add(&more, source);
  bool done = run_with(command, &more, false);
  words_free(&more);
  return done;
}

bool command_compile(const struct command *command, const char *source,
                     const struct compilation *compilation,
                     const char *output) {
  struct words more = {0};
  words_add(&more, "-g");
  words_add(&more, "-gcolumn-info");
  words_add(&more, "-gno-split-dwarf");
  words_add(&more, "-fstack-usage");
  if (compilation->comparison)
    words_add(&more, "-w");
  if (compilation->flag)
    words_add(&more, compilation->flag);
  if (compilation->preprocessed) {
    words_add(&more, "-x");
    words_add(&more, "cpp-output");
  }
  words_add(&more, "-c");
  words_add(&more, "-o");
  words_add(&more, output);
  words_add(&more, source);
  bool done = run_with(command, &more, compilation->comparison);
  words_free(&more);
  return done;
}

void command_free(struct command *command) {
  words_free(&command->flags);
  words_free(&command->sources);
  free(command->description);
}
