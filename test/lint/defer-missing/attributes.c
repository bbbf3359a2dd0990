// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What attributes say of acquiring and releasing.
// RUN: %check_lint defer-missing %s

#include <stdio.h>

// GCC's, in both spellings, with and without the number, and in a macro.
struct thing;
void thing_close(struct thing *t);
void thing_end(int how, struct thing *t);
#define RETURNS_THING __attribute__((__malloc__(thing_close, 1)))
RETURNS_THING __attribute__((malloc(thing_end, 2)))
struct thing *thing_open(const char *name);
struct thing *thing_copy(const struct thing *from)
    __attribute__((malloc, malloc(thing_close), nonnull));

int thing_ask(int x) {
  struct thing *t = thing_open("x"); // expected-warning {{what 'thing_open' acquires is not released on a path; 'thing_close' does that}}
  if (!t)
    return -1;
  if (x)
    return -2; // expected-note {{the function is left here}}
  thing_close(t);
  return 0;
}

int thing_released(int x) {
  struct thing *t = thing_open("x");
  if (!t)
    return -1;
  struct thing *other = thing_copy(t);
  thing_end(x, t);
  if (!other)
    return -1;
  defer thing_close(other);
  return x;
}

// And in brackets.
[[gnu::malloc(thing_close, 1)]] [[__gnu__::__malloc__(thing_end, 2)]]
struct thing *thing_find(const char *name);
[[gnu::malloc]] struct thing *thing_shared(void);
[[nodiscard, gnu::malloc(thing_close), gnu::nonnull]]
struct thing *thing_move(struct thing *from);

int thing_found(int x) {
  struct thing *t = thing_find("x"); // expected-warning {{what 'thing_find' acquires is not released on a path; 'thing_close' does that}}
  if (!t)
    return -1;
  if (x)
    return -2; // expected-note {{the function is left here}}
  thing_end(1, t);
  return thing_shared() == NULL;
}

int thing_moved(struct thing *t) {
  struct thing *other = thing_move(t); // expected-warning {{what 'thing_move' acquires is not released on a path; 'thing_close' does that}}
  return other != NULL; // expected-note {{the function is left here}}
}

void thing_lost(const struct thing *from) {
  thing_copy(from); // expected-warning {{what 'thing_copy' acquires is not released on a path; 'thing_close' does that}}
} // expected-note {{the function is left here}}

// A function of the table releases what is its.
FILE *open_log(const char *name) __attribute__((malloc(fclose, 1)));

int log_read(const char *name) {
  FILE *log = open_log(name); // expected-warning {{what 'open_log' acquires is not released on a path; 'fclose' does that}}
  if (!log)
    return -1;
  const int c = fgetc(log);
  if (c == EOF)
    return -2; // expected-note {{the function is left here}}
  fclose(log);
  return c;
}

// Clang's, of static functions, too.
struct node;
static void node_free(int how, struct node *n)
    __attribute__((ownership_takes(node, 2)));
static struct node *node_new(void) __attribute__((ownership_returns(node)));
struct node *node_make(int);
void node_unmake(struct node *);

static struct node *node_new(void) { return node_make(1); }

static void node_free(int how, struct node *n) {
  if (how)
    node_unmake(n);
}

int node_count(int x) {
  struct node *n = node_new(); // expected-warning {{what 'node_new' acquires is not released on a path; 'node_free' does that}}
  if (x)
    return x; // expected-note {{the function is left here}}
  node_free(1, n);
  return 0;
}

// Of a module that nothing releases nothing is said.
struct node *node_for_ever(void) __attribute__((ownership_returns(for_ever)));

void node_keep(void) { node_for_ever(); }

// Without arguments nothing is said, and elsewhere it is a function.
struct thing *thing_any(void) __attribute__((malloc));
void *malloc(unsigned long size);

void *thing_memory(void) {
  struct thing *t = thing_any();
  (void)t;
  return malloc(10);
}
