// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Makes a server of a compiler: loaded before everything else, it stops the
// compiler where that first looks for its input, and for each byte that comes
// in on standard input a child goes on from there and compiles what the input
// holds then. That saves the start of a process, the loading of its libraries
// and the reading of headers for each input of hostile.py, which is most of the
// time.
//
//     cc -shared -fPIC -o fork-server.so fork-server.c
//     echo '#include <stdio.h>
//     #include "input.c"' >main.c
//     LD_PRELOAD=./fork-server.so FORK_SERVER_INPUT=input.c cc1 ... main.c
//
// To look for a file is to call stat or open with a path that ends in that
// name, which no compiler does but for its input. (Linux, with a C library in
// which stat is a function: glibc since 2.33.)
//
// What the child says is left in the file `said` of the working folder. When it
// has ended, its wait status, milliseconds of CPU time and peak kilobytes are
// printed as a line. FORK_SERVER_LIMITS has the limits of a child: "SECONDS
// MEMORY OUTPUT", of CPU time and in megabytes. At the end of standard input
// the server ends, with status 0; with 3 if it cannot do its work.
//
// To debug: run the last command by hand, and press return.

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WALL_SECONDS_FOR_ONE_OF_CPU = 30, CANNOT_SERVE = 3 };

static void limit(int resource, rlim_t value) {
  setrlimit(resource, &(struct rlimit){value, value});
}

// In the child: the rest of the compiler's work, within its limits.
static void go_on(int number) {
  unsigned seconds = 20, memory = 3000, output = 64;
  const char *limits = getenv("FORK_SERVER_LIMITS");
  if (limits)
    sscanf(limits, "%u %u %u", &seconds, &memory, &output);
  char name[32];
  snprintf(name, sizeof name, "%d.said", number);
  const int said = openat(AT_FDCWD, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (said < 0 || dup2(said, STDERR_FILENO) < 0)
    _exit(CANNOT_SERVE);
  close(said);
  // A program that the compiler runs, as Clang does when it crashes, is none of
  // our business.
  unsetenv("LD_PRELOAD");
  limit(RLIMIT_CPU, seconds);
  limit(RLIMIT_AS, (rlim_t)memory << 20);
  limit(RLIMIT_FSIZE, (rlim_t)output << 20);
  limit(RLIMIT_CORE, 0);
  alarm(seconds * WALL_SECONDS_FOR_ONE_OF_CPU);
}

// Moves FD out of the way of the compiler, which gets /dev/null in its place.
static int take(int fd, int mode) {
  const int own = fcntl(fd, F_DUPFD_CLOEXEC, 100);
  const int null = openat(AT_FDCWD, "/dev/null", mode);
  if (own < 0 || null < 0 || dup2(null, fd) < 0)
    _exit(CANNOT_SERVE);
  close(null);
  return own;
}

// Returns once in each child, and never in the server.
static void serve(const char *input) {
  const int requests = take(STDIN_FILENO, O_RDONLY);
  const int answers = take(STDOUT_FILENO, O_WRONLY);
  int number;
  while (read(requests, &number, sizeof number) == sizeof number) {
    char name[32];
    snprintf(name, sizeof name, "%d.c", number);
    if (rename(name, input) != 0)
      _exit(CANNOT_SERVE);
    const pid_t child = fork();
    if (child == 0) {
      close(requests);
      close(answers);
      go_on(number);
      return;
    }
    int status;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) != child)
      _exit(CANNOT_SERVE);
    const long milliseconds =
        (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
        (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
    dprintf(answers, "%d %ld %ld\n", status, milliseconds, used.ru_maxrss);
  }
  _exit(0);
}

static void look_at(const char *path) {
  static bool served;
  const char *name = getenv("FORK_SERVER_INPUT");
  const char *last = strrchr(path, '/');
  if (served || !name || strcmp(last ? last + 1 : path, name) != 0)
    return;
  served = true;
  serve(name);
}

// What the compilers call.

int open(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
  }
  look_at(path);
  return openat(AT_FDCWD, path, flags, mode);
}

int stat(const char *restrict path, struct stat *restrict result) {
  look_at(path);
  return fstatat(AT_FDCWD, path, result, 0);
}

int stat64(const char *restrict path, struct stat64 *restrict result) {
  look_at(path);
  return fstatat64(AT_FDCWD, path, result, 0);
}
