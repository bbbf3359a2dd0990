// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Who has a lock when a function is left: the caller had it before, another
// function releases it, or it is for the caller.
// RUN: %check_lint defer-missing %s

#include <pthread.h>
#include <regex.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t locks[10];
int counted(int);
bool next(int *);

// It is locked where the function begins, and where it ends.
void for_a_while(int x) {
  while (next(&x)) {
    if (x == 0) {
      pthread_mutex_unlock(&mutex);
      sleep(1);
      pthread_mutex_lock(&mutex);
      continue;
    }
    counted(x);
  }
}

void for_a_while_wrongly(int x) {
  while (next(&x)) {
    if (x == 0) {
      pthread_mutex_lock(&mutex); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
      if (counted(x))
        continue;
      pthread_mutex_unlock(&mutex);
    }
  }
} // expected-note {{the function is left here}}

// A function of this file unlocks it, or one that that calls.
static void unlock_number(int i) {
  counted(i);
  pthread_mutex_unlock(&locks[i]);
}

static void done(int i) { unlock_number(i); }

void by_function(void) {
  for (int i = 0; i < 10; i++) {
    pthread_mutex_lock(&locks[i]);
    if (counted(i)) {
      done(i);
      continue;
    }
    pthread_mutex_unlock(&locks[i]);
  }
}

struct list {
  pthread_mutex_t lock;
  int count;
};

static void leave(int how, struct list *l) {
  l->count += how;
  pthread_mutex_unlock(&l->lock);
}

static void finish(struct list *of) { leave(1, of); }

int by_argument(struct list *l) {
  pthread_mutex_lock(&l->lock);
  if (l->count) {
    finish(l);
    return -1;
  }
  pthread_mutex_unlock(&l->lock);
  return 0;
}

// That of something else is another.
int by_argument_wrongly(struct list *l, struct list *other) {
  pthread_mutex_lock(&l->lock); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (l->count) {
    finish(other);
    return -1; // expected-note {{the function is left here}}
  }
  pthread_mutex_unlock(&l->lock);
  return 0;
}

// One that locks and unlocks leaves nothing unlocked that was locked.
static void count(struct list *l, struct list *sub) {
  pthread_mutex_lock(&sub->lock);
  l->count += sub->count;
  pthread_mutex_unlock(&sub->lock);
}

int by_pair(struct list *l, struct list *sub) {
  pthread_mutex_lock(&sub->lock); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (l->count) {
    count(l, sub);
    return -1; // expected-note {{the function is left here}}
  }
  pthread_mutex_unlock(&sub->lock);
  return 0;
}

// One that calls itself ends.
static void again(struct list *l) {
  if (l->count-- > 0)
    again(l);
  else
    pthread_mutex_unlock(&l->lock);
}

void by_itself(struct list *l, int x) {
  pthread_mutex_lock(&l->lock);
  if (x)
    again(l);
  else
    pthread_mutex_unlock(&l->lock);
}

// One value locks, another unlocks.
void pause_or_go_on(int pause) {
  switch (pause) {
  case 1:
    pthread_mutex_lock(&mutex);
    break;
  case 0:
    pthread_mutex_unlock(&mutex);
    break;
  }
  counted(pause);
}

// Who gets the pointer has what it points to.
int compile(const char *pattern, regex_t **result) {
  regex_t *r = malloc(sizeof *r);
  if (!r)
    return -1;
  const int error = regcomp(r, pattern, 0);
  if (error) {
    regfree(r);
    free(r);
  } else
    *result = r;
  return error;
}

regex_t *compiled(regex_t *r, const char *pattern) {
  if (regcomp(r, pattern, 0))
    return NULL;
  if (counted(1)) {
    regfree(r);
    return NULL;
  }
  return r;
}

struct list *find(struct list *l, int x) {
  pthread_mutex_lock(&l->lock);
  if (l->count == x)
    return l;
  pthread_mutex_unlock(&l->lock);
  return NULL;
}

void keep(regex_t *, int);

int kept(const char *pattern) {
  regex_t r;
  if (regcomp(&r, pattern, 0))
    return -1;
  if (counted(1)) {
    regfree(&r);
    return -1;
  }
  keep(&r, 1);
  return 0;
}

int compile_wrongly(const char *pattern, const char *text) {
  regex_t r;
  if (regcomp(&r, pattern, 0)) // expected-warning {{what 'regcomp' acquires is not released on a path; 'regfree' does that}}
    return -1;
  if (regexec(&r, text, 0, NULL, 0))
    return -2; // expected-note {{the function is left here}}
  regfree(&r);
  return 0;
}

// One that is defined behind it may unlock what it gets.
static void finish_later(struct list *l);
static void count_later(struct list *l);

int by_later(struct list *l) {
  pthread_mutex_lock(&l->lock);
  if (l->count) {
    finish_later(l);
    return -1;
  }
  pthread_mutex_unlock(&l->lock);
  return 0;
}

int by_later_wrongly(struct list *l, struct list *other) {
  pthread_mutex_lock(&l->lock); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (l->count) {
    count_later(other);
    return -1; // expected-note {{the function is left here}}
  }
  pthread_mutex_unlock(&l->lock);
  return 0;
}

static void finish_later(struct list *l) { finish(l); }
static void count_later(struct list *l) { l->count++; }

// The caller gets the pointer to what is locked.
int for_caller(struct list *l, struct list **locked) {
  pthread_mutex_lock(&l->lock);
  if (l->count == 0) {
    pthread_mutex_unlock(&l->lock);
    return -1;
  }
  *locked = l;
  return 0;
}

int for_caller_wrongly(struct list *l, int *count) {
  pthread_mutex_lock(&l->lock); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (l->count == 0) {
    pthread_mutex_unlock(&l->lock);
    return -1;
  }
  *count = l->count;
  return 0; // expected-note {{the function is left here}}
}

// The caller says whether it gets it locked.
struct list *by_flag(struct list *l, int keep) {
  pthread_mutex_lock(&l->lock);
  if (l->count == 0) {
    if (!keep)
      pthread_mutex_unlock(&l->lock);
    return NULL;
  }
  l->count--;
  if (!keep) {
    pthread_mutex_unlock(&l->lock);
  }
  return NULL;
}

int by_flag_wrongly(struct list *l, int keep, int x) {
  pthread_mutex_lock(&l->lock); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (l->count == 0)
    return -1; // expected-note {{the function is left here}}
  if (counted(x))
    pthread_mutex_unlock(&l->lock);
  if (!keep)
    pthread_mutex_unlock(&l->lock);
  return 0;
}

// The thread that begins unlocks it.
static void *work_later(void *), *rest_later(void *);

int by_thread(pthread_t *thread) {
  if (pthread_mutex_trylock(&mutex) != 0)
    return -1;
  if (pthread_create(thread, NULL, work_later, NULL) != 0) {
    pthread_mutex_unlock(&mutex);
    return -1;
  }
  return 0;
}

static void *work_later(void *unused) {
  pthread_mutex_unlock(&mutex);
  return unused;
}

int by_thread_before(pthread_t *thread) {
  pthread_mutex_lock(&mutex);
  if (pthread_create(thread, NULL, work_later, NULL) == 0)
    return 0;
  pthread_mutex_unlock(&mutex);
  return -1;
}

static void *rest_later(void *unused) {
  sleep(1);
  return unused;
}

int by_thread_wrongly(pthread_t *thread) {
  pthread_mutex_lock(&mutex); // expected-warning {{what 'pthread_mutex_lock' acquires is not released on a path; 'pthread_mutex_unlock' does that}}
  if (pthread_create(thread, NULL, rest_later, NULL) == 0)
    return 0; // expected-note {{the function is left here}}
  pthread_mutex_unlock(&mutex);
  return -1;
}
