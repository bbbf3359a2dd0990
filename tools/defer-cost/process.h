// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Running the compiler, and a folder for what it writes.

#ifndef DEFER_COST_PROCESS_H
#define DEFER_COST_PROCESS_H

#include "words.h"

#include <stdbool.h>

// Runs COMMAND in DIRECTORY, or where this program runs if that is NULL, with
// standard input empty and standard output sent to standard error, where
// reports do not go. With QUIET both are dropped. Returns whether it has ended
// with status 0; if it could not be started, after a message.
bool run_command(const struct words *command, const char *directory,
                 bool quiet);

// Creates a folder for temporary files and returns its path, which is the
// caller's; NULL, after a message, if that is impossible.
char *create_scratch(void);

// Removes the folder PATH with the files in it, and frees PATH.
void remove_scratch(char *path);

#endif
