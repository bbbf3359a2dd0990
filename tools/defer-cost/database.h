// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// compile_commands.json, as CMake, Meson, Ninja and Bear write it.

#ifndef DEFER_COST_DATABASE_H
#define DEFER_COST_DATABASE_H

#include "words.h"

#include <stdbool.h>

// Reads the database PATH, the file or the folder that holds it, and calls
// VISIT for each entry that compiles one of FILES, or a C file if FILES is
// empty. Returns false, after a message, if the database cannot be read, if a
// file of FILES is not in it, or as soon as VISIT does.
bool database_visit(const char *path, const struct words *files,
                    bool (*visit)(const struct words *command,
                                  const char *directory, void *data),
                    void *data);

#endif
