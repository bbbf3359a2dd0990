// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See host-compiler.h.

#define _GNU_SOURCE

#include "host-compiler.h"

#include "defer-version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool identify_compiler(const char *cc, char *name, size_t size) {
  char *command;
  if (asprintf(&command, "%s -dM -E -x c /dev/null 2>/dev/null", cc) < 0) {
    fprintf(stderr, "%s: out of memory\n", program_invocation_short_name);
    return false;
  }
  FILE *macros = popen(command, "r");
  free(command);
  if (!macros) {
    fprintf(stderr, "%s: cannot run '%s': %s\n", program_invocation_short_name,
            cc, strerror(errno));
    return false;
  }
  int gcc = 0, clang = 0;
  char line[4096];
  while (fgets(line, sizeof line, macros)) {
    sscanf(line, "#define __GNUC__ %d", &gcc);
    sscanf(line, "#define __clang_major__ %d", &clang);
  }
  if (pclose(macros) != 0 || (gcc == 0 && clang == 0)) {
    fprintf(stderr, "%s: '%s' is not a working GCC or Clang\n",
            program_invocation_short_name, cc);
    return false;
  }
  // Clang says that it is GCC 4, too.
  snprintf(name, size, "%s-%d", clang ? "clang" : "gcc", clang ? clang : gcc);
  return true;
}

// Puts the folder two levels above this program into PREFIX.
static bool find_prefix(char prefix[PATH_MAX]) {
  ssize_t length = readlink("/proc/self/exe", prefix, PATH_MAX - 1);
  if (length < 0) {
    fprintf(stderr, "%s: cannot find its own path: %s\n",
            program_invocation_short_name, strerror(errno));
    return false;
  }
  prefix[length] = '\0';
  for (int level = 0; level < 2; level++) {
    char *slash = strrchr(prefix, '/');
    if (!slash) {
      fprintf(stderr, "%s: not in the 'bin' of an installation\n",
              program_invocation_short_name);
      return false;
    }
    *slash = '\0';
  }
  return true;
}

bool find_host_compiler(const char *command, struct host_compiler *host) {
  if (!find_prefix(host->prefix) ||
      !identify_compiler(command, host->name, sizeof host->name))
    return false;
  snprintf(host->plugin, sizeof host->plugin, "%s/lib/defer/%s/defer.so",
           host->prefix, host->name);
  if (access(host->plugin, R_OK) == 0)
    return true;
  fprintf(stderr, "%s: no plugin for %s ('%s'): %s: %s; ",
          program_invocation_short_name, host->name, command, host->plugin,
          strerror(errno));
  if (is_system_prefix(host))
    fprintf(stderr, "install the package %s-plugin-defer\n", host->name);
  else
    fputs("build defer where that compiler and its plugin headers are "
          "installed\n",
          stderr);
  return false;
}

bool is_system_prefix(const struct host_compiler *host) {
  return !strcmp(host->prefix, "/usr");
}

void visit_compile_flags(const struct host_compiler *host,
                         void (*visit)(const char *flag, void *data),
                         void *data) {
  char flag[sizeof host->plugin + 16];
  snprintf(flag, sizeof flag, "-fplugin=%s", host->plugin);
  visit(flag, data);
  if (!is_system_prefix(host)) {
    snprintf(flag, sizeof flag, "-I%s/include", host->prefix);
    visit(flag, data);
  }
  // Clang asks no plugin under -E, which has to know the macros, too.
  if (!strncmp(host->name, "clang", strlen("clang"))) {
    visit("-D__STDC_DEFER_TS25755__=1", data);
    snprintf(flag, sizeof flag, "-D__DEFER_PLUGIN__=%d", DEFER_VERSION_NUMBER);
    visit(flag, data);
  }
}
