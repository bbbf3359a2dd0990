// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names for addresses: the function, if its module exports it, and the module
// with the address in it as `addr2line -e MODULE ADDRESS` takes it. Where the
// environment variable DEFER_SYMBOLIZER names such a program, that is asked,
// and tells the file and the line if there is debug information. It runs only
// when asked for: the process may have more rights than its user.

#define _GNU_SOURCE

#include "panic.h"

#include <dlfcn.h>
#include <link.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// Has the symbolizer write a line about ADDRESS of MODULE to standard error.
static bool symbolize(struct output *out, const char *module,
                      uintptr_t address) {
  const char *program = secure_getenv("DEFER_SYMBOLIZER");
  if (!program || !*program)
    return false;
  struct output number = {.size = 0};
  output_text(&number, "0x");
  output_number(&number, address, 16);
  number.buffer[number.size] = '\0';
  char *const arguments[] = {(char *)program, "-f",          "-i", "-p", "-e",
                             (char *)module,  number.buffer, NULL};

  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions))
    return false;
  output_flush(out);
  pid_t child = -1;
  int status = -1;
  const bool runs =
      !posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO,
                                        STDOUT_FILENO) &&
      !posix_spawnp(&child, program, &actions, NULL, arguments, environ);
  if (runs)
    waitpid(child, &status, 0);
  posix_spawn_file_actions_destroy(&actions);
  return runs && status == 0;
}

void symbol_print(struct output *out, uintptr_t address) {
  output_text(out, "    ");
  // The address is that behind the call.
  const void *call = (const void *)(address - 1); // NOLINT: it was a pointer
  Dl_info information;
  struct link_map *map = NULL;
  if (!dladdr1(call, &information, (void **)&map, RTLD_DL_LINKMAP)) {
    output_text(out, "0x");
    output_number(out, address, 16);
    output_text(out, "\n");
    return;
  }
  // What is linked to a fixed address is looked up by that.
  const uintptr_t offset = address - 1 - (map ? map->l_addr : 0);
  const char *module = information.dli_fname;
  if (symbolize(out, module, offset))
    return;
  if (information.dli_sname) {
    output_text(out, information.dli_sname);
    output_text(out, "+0x");
    output_number(out, address - (uintptr_t)information.dli_saddr, 16);
    output_text(out, " ");
  }
  output_text(out, "(");
  output_text(out, module);
  output_text(out, "+0x");
  output_number(out, offset, 16);
  output_text(out, ")\n");
}
