// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a handler may do, and what is no handler.
// RUN: %check_lint defer-signal-unsafe %s
// expected-no-diagnostics

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static volatile sig_atomic_t seen;
void note(int number);

static void saves_errno(int number) {
  int saved = errno;
  defer { errno = saved; }
  note(number);
}

static void writes(int number) {
  defer write(STDERR_FILENO, "signal\n", 7);
  note(number);
}

static void sets(int number) {
  defer { seen = 1; }
  note(number);
}

static void ends(int number) {
  defer _exit(1);
  note(number);
}

// It is called by the program.
void no_handler(char *text) {
  defer free(text);
  puts(text);
}

void install(void) {
  signal(SIGINT, saves_errno);
  signal(SIGTERM, writes);
  signal(SIGHUP, sets);
  signal(SIGPIPE, SIG_IGN);
  struct sigaction action = {.sa_handler = ends};
  sigaction(SIGUSR1, &action, NULL);
}
