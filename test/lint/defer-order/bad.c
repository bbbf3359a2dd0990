// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What is released first is used by what is deferred before it.
// RUN: %check_lint defer-order %s

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct object {
  pthread_mutex_t lock;
  FILE *log;
  int value;
};

void change(struct object *object);

void freed_while_locked(struct object *object) {
  pthread_mutex_lock(&object->lock);
  defer pthread_mutex_unlock(&object->lock); // expected-note {{this one uses 'object'}}
  defer free(object); // expected-warning {{'object' is released here before an earlier 'defer' uses it: what is deferred last runs first}}
  change(object);
}

void destroyed_while_locked(void) {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&lock);
  defer pthread_mutex_unlock(&lock); // expected-note {{this one uses 'lock'}}
  defer pthread_mutex_destroy(&lock); // expected-warning {{'lock' is released here before an earlier 'defer' uses it: what is deferred last runs first}}
  puts("locked");
}

void log_after_close(FILE *file) {
  defer fputs("done\n", file); // expected-note {{this one uses 'file'}}
  defer { fclose(file); } // expected-warning {{'file' is released here before an earlier 'defer' uses it: what is deferred last runs first}}
  fputs("begun\n", file);
}

void member_after_free(struct object *object) {
  defer { fclose(object->log); } // expected-note {{this one uses 'object'}}
  defer free(object); // expected-warning {{'object' is released here before an earlier 'defer' uses it: what is deferred last runs first}}
  change(object);
}

void in_inner_block(struct object *object, int last) {
  pthread_mutex_lock(&object->lock);
  defer pthread_mutex_unlock(&object->lock); // expected-note {{this one uses 'object'}}
  if (last) {
    defer free(object); // expected-warning {{'object' is released here before an earlier 'defer' uses it: what is deferred last runs first}}
    change(object);
  }
}
