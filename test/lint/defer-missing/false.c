// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What was reported once and is right.
// RUN: %check_lint defer-missing %s

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <netdb.h>
#include <pthread.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The graph joins the two conditions of a do loop before it branches.
int repeat(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY);
  while (fd < 0 && errno == EINTR);
  return fd;
}

int repeat_unless(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY);
  while (!(fd >= 0 || errno != EINTR));
  return fd;
}

// The one that is wrong is found still.
int repeat_wrongly(const char *path) {
  int fd;
  do
    fd = open(path, O_RDONLY); // expected-warning {{what 'open' has acquired is lost when it is called again}}
  while (fd >= 0 && errno == EINTR);
  return fd;
}

// The macros have no word in common; the place is the same.
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
#define LOCK() pthread_mutex_lock(&mutex)
#define UNLOCK() pthread_mutex_unlock(&mutex)
#define ACQUIRE(m) pthread_mutex_lock(m)
#define RELEASE(m) pthread_mutex_unlock(m)

int by_macros(int *counter) {
  LOCK();
  const int value = ++*counter;
  UNLOCK();
  return value;
}

int by_macros_with_argument(pthread_mutex_t *m, int *counter) {
  ACQUIRE(m);
  const int value = ++*counter;
  RELEASE(m);
  return value;
}

int by_macros_wrongly(int *counter) {
  LOCK(); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  const int value = ++*counter;
  if (value < 0)
    return -1; // expected-note {{the function is left here}}
  UNLOCK();
  return value;
}

// Another lock is released; this one is for the caller.
void other_lock(pthread_mutex_t *m, int *counter) {
  pthread_mutex_lock(&mutex);
  pthread_mutex_lock(m);
  ++*counter;
  pthread_mutex_unlock(m);
}

// Whether there is a list tells what the result has told before.
int out_tested(const char *name) {
  struct addrinfo *list = NULL;
  int error = getaddrinfo(name, NULL, NULL, &list);
  if (error)
    return error;
  for (struct addrinfo *a = list; a; a = a->ai_next)
    error++;
  if (list)
    freeaddrinfo(list);
  return error;
}

int out_lost(const char *name) {
  struct addrinfo *list = NULL;
  int error = getaddrinfo(name, NULL, NULL, &list); // expected-warning {{what 'getaddrinfo' acquires is not released on a path; 'freeaddrinfo' does that}}
  if (error)
    return error;
  if (!list)
    return -1;
  if (list->ai_family == AF_UNSPEC)
    return -2; // expected-note {{the function is left here}}
  freeaddrinfo(list);
  return error;
}

// The operand of ?: that ran.
int out_by_choice(const char *name) {
  struct addrinfo *list = NULL;
  const int error =
      name ? getaddrinfo(name, NULL, NULL, &list) : EAI_NONAME;
  if (error)
    return error;
  freeaddrinfo(list);
  return 0;
}

int by_choice(const char *name, size_t length) {
  char *copy = length && name[0] ? malloc(length) : NULL;
  if (!copy)
    return -1;
  free(copy);
  return 0;
}

int by_choice_lost(const char *name, size_t length) {
  char *copy = length && name[0] ? malloc(length) : NULL; // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
  if (!copy)
    return -1;
  if (name[1])
    return -2; // expected-note {{the function is left here}}
  free(copy);
  return 0;
}

// The three of the standard streams stay open.
void standard_streams(void) {
  for (int i = 0; i <= 2; i++)
    if (fcntl(i, F_GETFD) == -1) {
      const int fd = open("/dev/null", i == 0 ? O_WRONLY : O_RDONLY);
      if (fd != i)
        _exit(1);
    }
}

// What has been acquired is nothing that was there before, null or not.
char *grown(char *given, size_t length) {
  char *text = given != NULL ? given : NULL;
  char *memory = malloc(length);
  if (!memory)
    return NULL;
  if (given)
    memcpy(memory, given, length);
  text = memory;
  if (text[0] == 0) {
    if (text != given)
      free(text);
    return NULL;
  }
  return text;
}

int standard_input(void) {
  const int fd = open("/dev/null", O_RDONLY);
  if (fd == STDIN_FILENO)
    return 0;
  if (fd >= 0)
    close(fd);
  return -1;
}

// Nobody means that the descriptor might be 0.
int above_zero(const char *path) {
  char byte = 0;
  int fd = open(path, O_RDONLY);
  if (fd > 0 && read(fd, &byte, 1) != 1)
    byte = 0;
  if (fd > 0)
    close(fd);
  return byte;
}

int above_zero_wrongly(const char *path) {
  char byte = 0;
  int fd = open(path, O_RDONLY); // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
  if (fd > 0 && read(fd, &byte, 1) != 1)
    return -1; // expected-note {{the function is left here}}
  if (fd > 0)
    close(fd);
  return byte;
}

// What is compiled is no null pointer.
int compiled(const char *pattern, regex_t *(*get)(void)) {
  regex_t *expression = NULL;
  if (pattern) {
    expression = get();
    if (regcomp(expression, pattern, 0))
      return -1;
  }
  if (expression)
    regfree(expression);
  return 0;
}

static regex_t *compiled_expression;

int compiled_for_all(const char *pattern, regex_t *(*get)(void)) {
  if (pattern) {
    compiled_expression = get();
    if (regcomp(compiled_expression, pattern, 0)) {
      compiled_expression = NULL;
      return -1;
    }
  }
  if (compiled_expression)
    regfree(compiled_expression);
  return 0;
}

// A condition that guards is the same both times, unless it is changed, or what
// it reads is given away.
static struct {
  int threads;
  long count;
} options;

void guarded(int by) {
  if (options.threads)
    pthread_mutex_lock(&mutex);
  options.count += by;
  puts("counted");
  if (options.threads != 0)
    pthread_mutex_unlock(&mutex);
}

void change(void *);

void guarded_once(int by) {
  if (options.threads)
    pthread_mutex_lock(&mutex); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  change(&options);
  options.count += by;
  if (options.threads)
    pthread_mutex_unlock(&mutex);
} // expected-note {{the function is left here}}

void guard_changes(int by) {
  if (options.threads)
    pthread_mutex_lock(&mutex); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  options.threads = by;
  if (options.threads)
    pthread_mutex_unlock(&mutex);
} // expected-note {{the function is left here}}

// What is noted where it is locked.
struct worker {
  pthread_mutex_t *shared;
  int locked, wanted;
};

void noted(struct worker *w) {
  w->locked = 0;
  if (w->wanted > 1) {
    pthread_mutex_lock(w->shared);
    w->locked = 1;
  }
  change(w->shared);
  if (w->locked) {
    w->locked = 0;
    pthread_mutex_unlock(w->shared);
  }
}

// It is asked again in each turn, and changed by a function of this file.
static void take_turns(struct worker *w) { w->locked = !w->locked; }

void in_turns(struct worker *w) {
  for (int i = 0; i < w->wanted; i++) {
    if (w->locked)
      pthread_mutex_lock(w->shared); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
    take_turns(w);
    if (w->locked)
      pthread_mutex_unlock(w->shared);
  }
} // expected-note {{the function is left here}}

// Of others it is believed that they do not.
void change_worker(struct worker *w);

void in_turns_unseen(struct worker *w) {
  for (int i = 0; i < w->wanted; i++) {
    if (w->locked)
      pthread_mutex_lock(w->shared);
    change_worker(w);
    if (w->locked)
      pthread_mutex_unlock(w->shared);
  }
}

// Nobody stores what is the lowest number that is free.
void reopen(void) {
  close(0);
  open("/dev/null", O_RDWR);
  (void)dup(0);
  for (int i = 0; i < 3; i++)
    open("/dev/null", O_RDWR);
}

void fill_up(void) {
  int fd = open("/dev/null", O_RDWR);
  if (fd < 0)
    return;
  while ((unsigned)fd < 2)
    fd = dup(fd);
  if (fd > 2)
    close(fd);
}

// The memory is the caller's, unless there is none.
int resolved(const char *path, char *buffer) {
  char *given = realpath(path, buffer);
  return given && given[0] == '/';
}

int resolved_wrongly(const char *path) {
  char *resolved = realpath(path, NULL); // expected-warning {{what 'realpath' acquires is not released on a path; 'free' does that}}
  return resolved && resolved[0] == '/'; // expected-note {{the function is left here}}
}

// A bit that has been set is set.
int by_bits(const char *const *patterns) {
  glob_t found;
  int flags = 0, count = 0;
  for (; *patterns; patterns++) {
    glob(*patterns, flags, NULL, &found);
    flags |= GLOB_APPEND;
  }
  if (flags & GLOB_APPEND) {
    count = (int)found.gl_pathc;
    globfree(&found);
  }
  return count;
}

int by_bits_wrongly(const char *const *patterns) {
  glob_t found;
  int flags = 0, count = 0;
  for (; *patterns; patterns++) {
    glob(*patterns, flags, NULL, &found); // expected-warning {{what 'glob' acquires is not released on a path; 'globfree' does that}}
    flags |= GLOB_NOSORT;
  }
  if (flags & GLOB_APPEND) {
    count = (int)found.gl_pathc;
    globfree(&found);
  }
  return count; // expected-note {{the function is left here}}
}

// No text is empty by chance.
int printed(int number) {
  char *text = NULL;
  if (asprintf(&text, "%d", number) <= 0)
    return -1;
  free(text);
  return 0;
}

// What has been assigned in a condition is known by it.
struct entry {
  char *text;
};
struct entry *new_entry(void);

int stored(const char *given) {
  struct entry *e = NULL;
  char *text = strdup(given);
  if (!text)
    return -1;
  if (!(e = new_entry()))
    goto out;
  e->text = text;
  return 0;
out:
  if (!e)
    free(text);
  return -1;
}

// The condition is asked where nothing is released by name, too.
void release(int);
static const char *folder = "";

void extract(const char *path) {
  int fd = 0;
  if (folder[0] != 0) {
    fd = open(path, O_WRONLY);
    if (fd < 0)
      return;
  }
  puts(path);
  if (folder[0] != 0)
    release(fd);
}

// By convention, x says that there is no failure to test for.
void *xmalloc(size_t length);
int xopen(const char *path, int flags);

int never_fails(const char *path, int flags) {
  int fd = -1, log = open("log", O_WRONLY);
  if (log < 0)
    return -1;
  fd = xopen(path, flags);
  char *buffer = xmalloc(10);
  if (buffer && fd >= 0)
    close(log);
  return fd;
}

// The answer is the same where it is used.
int by_answer(void *buffer, size_t length) {
  const int mine = buffer == NULL;
  if (!buffer && posix_memalign(&buffer, 64, length) != 0)
    return -1;
  memset(buffer, 0, length);
  if (mine)
    free(buffer);
  return 0;
}

int by_answer_wrongly(void *buffer, size_t length) {
  const int given = buffer != NULL;
  if (!buffer && posix_memalign(&buffer, 64, length) != 0) // expected-warning {{what 'posix_memalign' acquires is not released on a path; 'free' does that}}
    return -1;
  memset(buffer, 0, length);
  if (given)
    free(buffer);
  return 0; // expected-note {{the function is left here}}
}

// The end of main is the end of the program, as exit() is.
int main(int argc, char **argv) {
  FILE *file = fopen(argv[argc - 1], "r");
  return !file || fgetc(file) == EOF;
}
