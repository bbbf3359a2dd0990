// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is released on some paths, or on none, and what is somebody else's.
// RUN: %check_lint defer-missing %s

#include <defer.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int leak_on_error(const char *path) {
  FILE *file = fopen(path, "r"); // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
  if (!file)
    return -1;
  const int c = fgetc(file);
  if (c == EOF)
    return -2; // expected-note {{the function is left here}}
  fclose(file);
  return c;
}

int leak_descriptor(const char *path) {
  char byte = 0;
  int fd = open(path, O_RDONLY); // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
  if (fd < 0)
    return -1;
  if (read(fd, &byte, 1) != 1)
    return -2; // expected-note {{the function is left here}}
  close(fd);
  return byte;
}

void leak_in_loop(int count) {
  while (count-- > 0) {
    char *text = malloc(10); // expected-warning {{what 'malloc' has acquired is lost when it is called again}}
    if (text)
      text[0] = 1;
  }
}

void lost_in_loop(int count) {
  char *text = NULL;
  while (count-- > 0)
    text = malloc(10); // expected-warning {{what 'malloc' has acquired is lost when it is called again}}
  free(text);
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

int stays_locked(int x) {
  pthread_mutex_lock(&mutex); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (x < 0)
    return -1; // expected-note {{the function is left here}}
  pthread_mutex_unlock(&mutex);
  return x;
}

void locks(void) { pthread_mutex_lock(&mutex); }

int deferred(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  defer fclose(file);
  const int c = fgetc(file);
  if (c == EOF)
    return -2;
  return c;
}

int with_goto(const char *path) {
  int result = -1;
  char *text = NULL;
  FILE *file = fopen(path, "r");
  if (!file)
    goto out;
  text = malloc(10);
  if (!text)
    goto close;
  result = fgetc(file);
  free(text);
close:
  fclose(file);
out:
  return result;
}

char *returned(void) {
  char *text = malloc(10);
  if (text)
    strcpy(text, "text");
  return text;
}

char *error_only(size_t size) {
  char *text = malloc(size);
  if (!text)
    return NULL;
  errdefer free(text);
  if (getchar() == 'x')
    return NULL;
  return text;
}

struct list {
  struct list *next;
  char *text;
};

int stored(struct list *list) {
  list->text = strdup("text");
  char *other = malloc(1);
  if (!other)
    return -1;
  list->next = (struct list *)other;
  return 0;
}

void keep(void *pointer);

void passed(void) { keep(malloc(10)); }

int correlated(int wanted) {
  char *text = NULL;
  if (wanted)
    text = malloc(10);
  const int c = getchar();
  if (wanted)
    free(text);
  return c;
}

int stops(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file || fgetc(file) == EOF)
    exit(1);
  fclose(file);
  return 0;
}

char *grown(char *text, size_t size) {
  char *copy = strdup(text);
  if (!copy)
    return NULL;
  char *larger = realloc(copy, size);
  if (!larger)
    free(copy);
  return larger;
}

FILE *wrapped(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return NULL;
  return fdopen(fd, "r");
}

int same_pointer(void) {
  char *text = malloc(10);
  if (!text)
    return -1;
  char *copy = strcpy(text, "text");
  const int c = copy[0];
  free(copy);
  return c;
}

int standard_input(const char *path) {
  FILE *file = stdin;
  if (path && !(file = fopen(path, "r")))
    return -1;
  const int c = fgetc(file);
  if (file != stdin)
    fclose(file);
  return c;
}

static void free_text(char **text) { free(*text); }

int cleaned(void) {
  __attribute__((cleanup(free_text))) char *text = malloc(10);
  return text && getchar();
}
