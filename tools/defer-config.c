// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-config - prints the flags that load the plugin into a compiler.
//
//   gcc-12 $(defer-config --cc=gcc-12 --cflags) file.c
//
// The compiler is asked what it is, so that any name works: a path, a wrapper,
// a command with options. The files are found from the place of this program,
// so that the installation can be moved.

#define _GNU_SOURCE

#include "defer-version.h"

#include <argp.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *argp_program_version = DEFER_VERSION;

enum { KEY_CC = 256, KEY_CFLAGS, KEY_LIBS, KEY_PLUGIN };

static const struct argp_option options[] = {
    {"cc", KEY_CC, "COMMAND", 0,
     "The compiler, as a shell command (default: $CC, else cc)", 0},
    {"cflags", KEY_CFLAGS, NULL, 0, "Print the flags for compiling C", 0},
    {"libs", KEY_LIBS, NULL, 0, "Print the flags for linking", 0},
    {"plugin", KEY_PLUGIN, NULL, 0, "Print the path of the plugin", 0},
    {NULL, 0, NULL, 0, NULL, 0}};

struct arguments {
  const char *cc;
  bool cflags, libs, plugin;
};

static error_t parse_option(int key, char *value, struct argp_state *state) {
  struct arguments *arguments = state->input;
  switch (key) {
  case KEY_CC:
    arguments->cc = value;
    return 0;
  case KEY_CFLAGS:
    arguments->cflags = true;
    return 0;
  case KEY_LIBS:
    arguments->libs = true;
    return 0;
  case KEY_PLUGIN:
    arguments->plugin = true;
    return 0;
  case ARGP_KEY_ARG:
    argp_error(state, "unexpected argument '%s'", value);
    return EINVAL;
  case ARGP_KEY_END:
    if (!arguments->cflags && !arguments->libs && !arguments->plugin)
      argp_error(state, "nothing to print: give --cflags, --libs or --plugin");
    return 0;
  default:
    return ARGP_ERR_UNKNOWN;
  }
}

// Puts the name of the host compiler CC, such as "gcc-12", into HOST. Returns
// false, after a message, if CC does not run or is neither GCC nor Clang.
static bool identify(const char *cc, char *host, size_t size) {
  char command[PATH_MAX];
  int length = snprintf(command, sizeof command,
                        "%s -dM -E -x c /dev/null 2>/dev/null", cc);
  if (length < 0 || (size_t)length >= sizeof command) {
    fprintf(stderr, "defer-config: the compiler command is too long\n");
    return false;
  }
  FILE *macros = popen(command, "r");
  if (!macros) {
    fprintf(stderr, "defer-config: cannot run '%s': %s\n", cc, strerror(errno));
    return false;
  }
  int gcc = 0, clang = 0;
  char line[4096];
  while (fgets(line, sizeof line, macros)) {
    sscanf(line, "#define __GNUC__ %d", &gcc);
    sscanf(line, "#define __clang_major__ %d", &clang);
  }
  if (pclose(macros) != 0 || (gcc == 0 && clang == 0)) {
    fprintf(stderr, "defer-config: '%s' is not a working GCC or Clang\n", cc);
    return false;
  }
  // Clang says that it is GCC 4, too.
  snprintf(host, size, "%s-%d", clang ? "clang" : "gcc", clang ? clang : gcc);
  return true;
}

// Puts the folder two levels above this program into PREFIX.
static bool find_prefix(char prefix[PATH_MAX]) {
  ssize_t length = readlink("/proc/self/exe", prefix, PATH_MAX - 1);
  if (length < 0) {
    fprintf(stderr, "defer-config: cannot find its own path: %s\n",
            strerror(errno));
    return false;
  }
  prefix[length] = '\0';
  for (int level = 0; level < 2; level++) {
    char *slash = strrchr(prefix, '/');
    if (!slash) {
      fprintf(stderr, "defer-config: not in the 'bin' of an installation\n");
      return false;
    }
    *slash = '\0';
  }
  return true;
}

int main(int argc, char **argv) {
  static const struct argp argp = {
      options,
      parse_option,
      NULL,
      "Print the flags that load the plugin 'defer' into a C compiler.",
      NULL,
      NULL,
      NULL};
  struct arguments arguments = {.cc = getenv("CC")};
  if (!arguments.cc || !*arguments.cc)
    arguments.cc = "cc";
  argp_parse(&argp, argc, argv, 0, NULL, &arguments);

  char prefix[PATH_MAX], host[32], plugin[PATH_MAX + 64];
  if (!find_prefix(prefix) || !identify(arguments.cc, host, sizeof host))
    return EXIT_FAILURE;
  snprintf(plugin, sizeof plugin, "%s/lib/defer/%s/defer.so", prefix, host);
  if (access(plugin, R_OK) != 0) {
    fprintf(stderr,
            "defer-config: no plugin for %s ('%s'): %s: %s; build defer where "
            "that compiler and its plugin headers are installed\n",
            host, arguments.cc, plugin, strerror(errno));
    return EXIT_FAILURE;
  }

  if (arguments.plugin)
    puts(plugin);
  if (arguments.cflags) {
    printf("-fplugin=%s -I%s/include", plugin, prefix);
    // Clang asks no plugin under -E, which has to know the macros, too.
    if (!strncmp(host, "clang", strlen("clang")))
      printf(" -D__STDC_DEFER_TS25755__=1 -D__DEFER_PLUGIN__=%d",
             DEFER_VERSION_NUMBER);
    putchar('\n');
  }
  // A program that neither panics nor recovers is linked to no library of ours:
  // the cleanups are in its own code.
  if (arguments.libs)
    printf("-L%s/lib -Wl,-rpath,%s/lib -Wl,--push-state,--as-needed -ldefer "
           "-Wl,--pop-state\n",
           prefix, prefix);
  return EXIT_SUCCESS;
}
