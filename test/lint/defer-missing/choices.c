// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What `switch` and `?:` choose by is known on the path that they have chosen.
// RUN: %check_lint defer-missing %s

#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The result of the call says in which case something has been acquired.
int by_result(const char *pattern) {
  glob_t found;
  int count = -1;
  switch (glob(pattern, 0, NULL, &found)) {
  case 0:
    count = (int)found.gl_pathc;
    globfree(&found);
    break;
  case GLOB_NOMATCH:
    return 0;
  case GLOB_ABORTED:
  case GLOB_NOSPACE:
    break;
  }
  return count;
}

int by_result_wrongly(const char *pattern) {
  glob_t found;
  switch (glob(pattern, 0, NULL, &found)) { // expected-warning {{what 'glob' acquires is not released on a path; 'globfree' does that}}
  case GLOB_NOMATCH:
    return 0;
  case 0:
    if (found.gl_pathc == 1)
      return 1; // expected-note {{the function is left here}}
    globfree(&found);
    break;
  }
  return -1;
}

int by_default(const char *path) {
  const int fd = open(path, O_RDONLY);
  switch (fd) {
  case -1:
    return -1;
  default:
    close(fd);
    return 0;
  }
}

int by_default_wrongly(const char *path) {
  const int fd = open(path, O_RDONLY); // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
  switch (fd) {
  case -1:
    return -1;
  default:
    return 0; // expected-note {{the function is left here}}
  }
}

// So does a number that is known.
int by_number(size_t length) {
  int step = 0;
  char *text = malloc(length);
  if (text)
    step = 1;
  else
    step = 3;
  switch (step) {
  case 0 ... 2:
    free(text);
    return 0;
  case 3:
    break;
  }
  return -1;
}

int by_kind(int kind, size_t length) {
  char *text = NULL;
  if (kind == 1)
    text = malloc(length);
  switch (kind) {
  case 1:
    free(text);
    break;
  case 2:
    return -1;
  }
  return 0;
}

int by_kind_wrongly(int kind, size_t length) {
  char *text = NULL;
  if (kind == 1)
    text = malloc(length); // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
  switch (kind) {
  case 2:
    free(text);
    break;
  case 3:
    return -1;
  }
  return 0; // expected-note {{the function is left here}}
}

// A condition that is asked again is what it was.
struct call {
  int entering;
};

int by_condition(struct call *c, size_t length) {
  static char buffer[10];
  char *text = c->entering ? malloc(length) : buffer;
  if (!c->entering)
    return text[0];
  free(text);
  return 0;
}

int by_condition_wrongly(struct call *c, size_t length) {
  static char buffer[10];
  char *text = c->entering ? malloc(length) : buffer; // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
  if (c->entering)
    return text[0]; // expected-note {{the function is left here}}
  if (!c->entering)
    return text[1];
  free(text);
  return 0;
}

// Behind a comma stands what is asked.
int by_comma(const char *path) {
  int fd;
  if (fd = open(path, O_RDONLY), fd < 0)
    return -1;
  close(fd);
  return 0;
}

int by_comma_wrongly(const char *path) {
  int fd;
  if (fd = open(path, O_RDONLY), fd >= 0) // expected-warning {{what 'open' acquires is not released on a path; 'close' does that}}
    return -1; // expected-note {{the function is left here}}
  return 0;
}

// A sum of sizes is not 0 if one is not.
int by_size(size_t count, size_t length) {
  char *text = NULL;
  size_t size = 0;
  if (count) {
    size = length + 1 + count;
    text = malloc(size);
    if (!text)
      return -1;
    size += count;
  }
  if (size == 0)
    return 0;
  free(text);
  return 1;
}

int by_size_wrongly(size_t count, size_t length) {
  char *text = NULL;
  size_t size = 0;
  if (count) {
    size = length + 1;
    text = malloc(size); // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
    if (!text)
      return -1;
    size = length;
  }
  if (size == 0)
    return 0; // expected-note {{the function is left here}}
  free(text);
  return 1;
}

// What a condition has stored is what the variable holds.
char *by_assignment(const char *text, const char *other) {
  char *copy;
  if (!(copy = other ? strdup(other) : strdup(text)))
    return NULL;
  return copy;
}

int by_assignment_wrongly(const char *text, const char *other) {
  char *copy;
  if (!(copy = other ? strdup(other) : NULL)) // expected-warning {{what 'strdup' acquires is not released on a path; 'free' does that}}
    return -1;
  return text != other; // expected-note {{the function is left here}}
}
