// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is deferred last depends on what is deferred before.
// RUN: %check_lint defer-order %s
// expected-no-diagnostics

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct object {
  pthread_mutex_t lock;
  FILE *log;
  int value;
};

void change(struct object *object);

void unlocked_first(struct object *object) {
  defer free(object);
  pthread_mutex_lock(&object->lock);
  defer pthread_mutex_unlock(&object->lock);
  change(object);
}

void closed_first(struct object *object) {
  defer free(object);
  defer fclose(object->log);
  change(object);
}

// The operand is evaluated where it stands.
void early(struct object *object) {
  defer fclose(object->log);
  defer free(object);
  change(object);
}

void two_objects(char *a, char *b) {
  defer free(a);
  defer free(b);
  puts(a), puts(b);
}

// The blocks end one after the other.
void in_turn(FILE *file) {
  {
    defer fputs("done\n", file);
    fputs("begun\n", file);
  }
  defer fclose(file);
  fputs("more\n", file);
}


// A second object in the same variable.
void another(void) {
  char *text = malloc(10);
  defer { puts("one"); }
  text = malloc(20);
  defer free(text);
  puts("two");
}
