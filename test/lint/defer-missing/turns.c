// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A path that goes on: what another variable holds is not lost when the same
// call acquires again; a function that ends the program, and one that is called
// by a pointer.
// RUN: %check_lint defer-missing %s

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int full(size_t);
struct job {
  int threaded;
};

// The text has another place before there is a new one.
char *grow(size_t length) {
  char *text = malloc(10);
  if (!text)
    return NULL;
  while (full(length)) {
    char *more;
    length *= 2;
    more = malloc(length);
    if (!more)
      break;
    strcpy(more, text);
    free(text);
    text = more;
  }
  return text;
}

char *grow_wrongly(size_t length) {
  char *text = NULL;
  while (full(length)) {
    char *more;
    length *= 2;
    more = malloc(length); // expected-warning {{what 'malloc' has acquired is lost when it is called again}}
    if (!more)
      break;
    if (full(1)) {
      free(text);
      text = more;
    }
  }
  return text;
}

// Nothing comes behind it.
static void leave(struct job *j, int status) {
  puts("end");
  if (j->threaded)
    puts("of a thread");
  exit(status);
}

static void fail(struct job *j) { leave(j, EXIT_FAILURE); }

int run(struct job *j) {
  char *text = malloc(10);
  if (!text)
    fail(j);
  if (full(1))
    fail(j);
  leave(j, 0);
}

// This one may return.
static void leave_or_not(struct job *j) {
  if (!j->threaded)
    return;
  exit(1);
}

int run_wrongly(struct job *j) {
  char *text = malloc(10); // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
  if (!text)
    return -1;
  leave_or_not(j);
  return 0; // expected-note {{the function is left here}}
}

// A function is no null pointer.
int by_pointer(const char *name) {
  int (*close_it)(FILE *) = NULL;
  FILE *file;
  if (strcmp(name, "-") == 0)
    file = stdin;
  else {
    file = fopen(name, "r");
    if (!file)
      return -1;
    close_it = fclose;
  }
  const int c = fgetc(file);
  if (close_it)
    close_it(file);
  return c;
}

int by_pointer_wrongly(const char *name) {
  int (*close_it)(FILE *) = NULL;
  FILE *file = fopen(name, "r"); // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
  if (!file)
    return -1;
  const int c = fgetc(file);
  if (c == 'x')
    close_it = fclose;
  if (close_it)
    close_it(file);
  return c; // expected-note {{the function is left here}}
}

// The first of a list, and the one before, are there still in the next turn.
struct node {
  struct node *next;
};

struct node *list(size_t length) {
  struct node *head = NULL, *last = NULL;
  while (full(length)) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
      return head;
    if (!head)
      head = n;
    if (last)
      last->next = n;
    last = n;
  }
  return head;
}

struct node *list_wrongly(size_t length) {
  struct node *head = NULL, *last = NULL;
  while (full(length)) {
    struct node *n = calloc(1, sizeof *n); // expected-warning {{what 'calloc' has acquired is lost when it is called again}}
    if (!n)
      return head;
    if (!head)
      head = n;
    if (full(2)) {
      last->next = n;
      last = n;
    }
  }
  return head;
}

// Of two passes, the first counts, and allocates what the second fills.
char *in_passes(const char *from) {
  char *text = NULL;
  size_t length = 0;
  for (int pass = 0; pass < 2; ++pass) {
    for (size_t i = 0; from[i]; i++)
      if (pass)
        text[i] = from[i];
      else
        length++;
    if (pass == 0 && !(text = calloc(length + 1, 1)))
      return NULL;
  }
  return text;
}

void in_passes_from_one(size_t length) {
  char *text = NULL;
  int pass;
  for (pass = 1; pass <= 2; pass++) {
    if (text)
      puts(text);
    if (pass == 1) {
      text = malloc(length);
    } else
      free(text);
  }
}

char *in_passes_wrongly(size_t length) {
  char *text = NULL;
  for (int pass = 0; pass < 3; ++pass)
    if (pass != 1 && !(text = calloc(length, 1))) // expected-warning {{what 'calloc' has acquired is lost when it is called again}}
      return NULL;
  return text;
}
