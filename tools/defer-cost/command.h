// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A compile command, taken apart so that it can be run again with another
// output: preprocess only, compile with debug information, compile a text
// instead of the file.
//
// What decides the code is kept as it is. Dropped are: -c, -S, -E and -o,
// dependency files (-M...), -save-temps, -fsyntax-only, -P, and link-time
// optimisation, after which an object holds no machine code to look at. Added
// are -g, whose absence or presence does not change the code, -fstack-usage,
// and the plugin if the command does not load it.

#ifndef DEFER_COST_COMMAND_H
#define DEFER_COST_COMMAND_H

#include "words.h"

#include <stdbool.h>

struct command {
  struct words flags;   // the compiler, and what is kept of its flags
  struct words sources; // the C files
  char *description;    // for the reports: without the plugin
  bool is_clang;
  const char *directory; // where it runs; NULL for the current folder
};

// Takes the COUNT words at WORDS apart. DIRECTORY has to outlive COMMAND.
// Returns false, after a message, if it names no C file, or if the compiler has
// no plugin.
bool command_parse(struct command *command, char *const *words, size_t count,
                   const char *directory);

// Writes SOURCE, preprocessed, into the file OUTPUT. Returns whether the
// compiler has done so; it has said why if not.
bool command_preprocess(const struct command *command, const char *source,
                        const char *output);

// How a file is compiled: as the command says, or for a comparison, without
// warnings and, if it fails, silently.
struct compilation {
  bool comparison;
  bool preprocessed; // the file is the output of command_preprocess, or like it
  const char *flag;  // one more, or NULL
};

// Compiles SOURCE into the object OUTPUT, which ends in ".o"; beside it a file
// ".su" tells the stack that each function uses. Returns whether that was done.
bool command_compile(const struct command *command, const char *source,
                     const struct compilation *compilation, const char *output);

// Frees what COMMAND holds.
void command_free(struct command *command);

#endif
