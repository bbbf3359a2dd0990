// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The compiler of a command, and where its plugin is installed.
//
// The compiler is asked what it is, so that any name works: a path, a wrapper,
// a command with options. The files are found from the place of the running
// program, so that the installation can be moved. What goes wrong is said on
// standard error, after the name of the program.

#ifndef DEFER_HOST_COMPILER_H
#define DEFER_HOST_COMPILER_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

struct host_compiler {
  char prefix[PATH_MAX];      // the folder of the installation
  char name[32];              // such as "gcc-12"
  char plugin[PATH_MAX + 64]; // the path of its plugin
};

// Puts the name of the compiler that the shell command COMMAND runs, such as
// "gcc-12", into NAME. Returns false, after a message, if it does not run or is
// neither GCC nor Clang.
bool identify_compiler(const char *command, char *name, size_t size);

// Finds out about the compiler that the shell command COMMAND runs. Returns
// false, after a message, if it does not run, is neither GCC nor Clang, or has
// no plugin.
bool find_host_compiler(const char *command, struct host_compiler *host);

// Whether HOST's installation is where compilers look for headers and libraries
// unasked.
bool is_system_prefix(const struct host_compiler *host);

// Calls VISIT with each flag that compiling C with HOST's plugin needs.
void visit_compile_flags(const struct host_compiler *host,
                         void (*visit)(const char *flag, void *data),
                         void *data);

#endif
