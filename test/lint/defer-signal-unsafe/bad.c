// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Deferred statements of signal handlers that must not be called there.
// RUN: %check_lint defer-signal-unsafe %s

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
void note(int number);

static void unlocks(int number) {
  defer pthread_mutex_unlock(&lock); // expected-warning {{'pthread_mutex_unlock' must not be called in the signal handler 'unlocks'}}
  note(number);
}

static void prints(int number) {
  defer { puts("signal"); } // expected-warning {{'puts' must not be called in the signal handler 'prints'}}
  note(number);
}

static void frees(int number, siginfo_t *information, void *context) {
  void *memory = context;
  (void)information;
  defer free(memory); // expected-warning {{'free' must not be called in the signal handler 'frees'}}
  note(number);
}

static void ends(int number) {
  defer exit(1); // expected-warning {{'exit' must not be called in the signal handler 'ends'}}
  note(number);
}

void install(void) {
  signal(SIGINT, unlocks);
  signal(SIGTERM, &prints);
  struct sigaction action = {.sa_sigaction = frees, .sa_flags = SA_SIGINFO};
  sigaction(SIGUSR1, &action, NULL);
  struct sigaction other = {0};
  other.sa_handler = ends;
  sigaction(SIGUSR2, &other, NULL);
}
