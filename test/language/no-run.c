// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that do not return, and longjmp past a defer, run nothing; what was
// deferred in frames that are left alone still runs.
// RUN: %run_levels %s

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf environment;

static void leave(int way) {
  defer puts("not run");
  switch (way) {
  case 0:
    exit(3);
  case 1:
    fflush(stdout);
    _Exit(4);
  case 2:
    quick_exit(5);
  case 3:
    fflush(stdout);
    abort();
  case 4:
    raise(SIGTERM);
  }
  puts("not reached");
}

static void child(int way) {
  fflush(stdout);
  pid_t pid = fork();
  if (pid == 0) {
    defer puts("not run, either");
    leave(way);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  if (WIFEXITED(status))
    printf("exit %d\n", WEXITSTATUS(status));
  else
    printf("signal %d\n", WTERMSIG(status));
}

static void jump(int value) {
  defer puts("jumped past");
  {
    defer puts("jumped past, too");
    longjmp(environment, value);
  }
}

static void catch_jump(void) {
  defer puts("catch_jump");
  volatile int tries = 0;
  volatile int value = 0;
  value = setjmp(environment);
  defer printf("value %d\n", value);
  if (tries++ < 2)
    jump(tries * 10);
  puts("through");
}

int main(void) {
  for (int way = 0; way < 5; way++)
    child(way);
  catch_jump();
  defer puts("not run at exit");
  puts("exit");
  exit(0);
}

// OUT: exit 3
// OUT: exit 4
// OUT: exit 5
// OUT: signal 6
// OUT: signal 15
// OUT: through
// OUT: value 20
// OUT: catch_jump
// OUT: exit
