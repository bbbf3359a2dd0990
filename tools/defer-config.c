// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// defer-config - prints the flags that load the plugin into a compiler.
//
//   gcc-12 $(defer-config --cc=gcc-12 --cflags) file.c
//
// host-compiler.h tells how the compiler and the files are found.

#define _GNU_SOURCE

#include "defer-version.h"
#include "host-compiler.h"
#include "install-folders.h"

#include <argp.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *argp_program_version = DEFER_VERSION;

enum { KEY_CC = 256, KEY_CFLAGS, KEY_LIBS, KEY_PLUGIN, KEY_CLANG_CONFIG };

static const struct argp_option options[] = {
    {"cc", KEY_CC, "COMMAND", 0,
     "The compiler, as a shell command (default: $CC, else cc)", 0},
    {"cflags", KEY_CFLAGS, NULL, 0, "Print the flags for compiling C", 0},
    {"libs", KEY_LIBS, NULL, 0, "Print the flags for linking", 0},
    {"plugin", KEY_PLUGIN, NULL, 0, "Print the path of the plugin", 0},
    {"clang-config", KEY_CLANG_CONFIG, NULL, 0,
     "Print the path of the file for Clang's --config, which has all flags", 0},
    {NULL, 0, NULL, 0, NULL, 0}};

struct arguments {
  const char *cc;
  bool cflags, libs, plugin, clang_config;
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
  case KEY_CLANG_CONFIG:
    arguments->clang_config = true;
    return 0;
  case ARGP_KEY_ARG:
    argp_error(state, "unexpected argument '%s'", value);
    return EINVAL;
  case ARGP_KEY_END:
    if (!arguments->cflags && !arguments->libs && !arguments->plugin &&
        !arguments->clang_config)
      argp_error(state, "nothing to print: give --cflags, --libs, --plugin or "
                        "--clang-config");
    return 0;
  default:
    return ARGP_ERR_UNKNOWN;
  }
}

// Prints FLAG, behind a space if it is not the first one.
static void print_flag(const char *flag, void *data) {
  bool *first = data;
  printf("%s%s", *first ? "" : " ", flag);
  *first = false;
}

// Prints the path of the configuration file, which is beside the plugin.
static bool print_clang_config(const struct host_compiler *host) {
  if (strncmp(host->name, "clang", strlen("clang")) != 0) {
    fprintf(stderr,
            "%s: %s takes no configuration file: use --cflags and --libs\n",
            program_invocation_short_name, host->name);
    return false;
  }
  char path[sizeof host->plugin];
  const char *slash = strrchr(host->plugin, '/');
  snprintf(path, sizeof path, "%.*s/defer.cfg", (int)(slash - host->plugin),
           host->plugin);
  if (access(path, R_OK) != 0) {
    fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, path,
            strerror(errno));
    return false;
  }
  puts(path);
  return true;
}

// A program that neither panics nor recovers is linked to no library of ours:
// the cleanups are in its own code.
static void print_libs(const struct host_compiler *host) {
  if (!is_system_prefix(host))
    printf("-L%s/%s -Wl,-rpath,%s/%s ", host->prefix, DEFER_LIBDIR,
           host->prefix, DEFER_LIBDIR);
  puts("-Wl,--push-state,--as-needed -ldefer -Wl,--pop-state");
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

  struct host_compiler host;
  if (!find_host_compiler(arguments.cc, &host))
    return EXIT_FAILURE;
  if (arguments.plugin)
    puts(host.plugin);
  if (arguments.cflags) {
    bool first = true;
    visit_compile_flags(&host, print_flag, &first);
    putchar('\n');
  }
  if (arguments.libs)
    print_libs(&host);
  if (arguments.clang_config && !print_clang_config(&host))
    return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
