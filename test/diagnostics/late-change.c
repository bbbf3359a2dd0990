// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The call form uses values from where it stands. A variable of its operands
// that may change before the exit is reported, with the first place where it
// does; good and bad side by side.
// RUN: %verify %s -D_GNU_SOURCE
// RUN: %verify %s -D_GNU_SOURCE -O2 -g

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct node {
  struct node *next;
  int fd, other;
};
struct owner {
  struct node first, second;
  int numbers[4];
  union {
    int i;
    float f;
  };
};
struct holder {
  char **place;
};

void step(int);
int failed(void);
char *take(char **);
void look(char *const *);
void count(const int *);
void fill(struct holder *);
int number(void);
int pure(int) __attribute__((pure));
void release(struct node *);
void release_copy(struct node);
void close_number(int);
void close_both(int, int);
void stop(const char *) __attribute__((noreturn));
void stop_silently(const char *) __attribute__((noreturn, nothrow));
static char *global;
static struct holder global_holder;

// 1. What changes a variable.

void assigned(size_t n) {
  char *p = NULL;
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  p = malloc(n); // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
  step(1);
}

void assigned_before(size_t n) {
  char *p = NULL;
  p = malloc(n);
  defer free(p);
  step(1);
}

void in_braces(size_t n) {
  char *p = NULL;
  defer { free(p); }
  _Defer free(p);
  defer if (p) free(p);
  p = malloc(n);
}

void operators(int a, int b, int c, int d) {
  defer close_number(a); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(b); // expected-warning {{'b' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(c); // expected-warning {{'c' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer (void)close_number(d + 1); // expected-warning {{'d' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  a += 2; // expected-note {{'a' changes here; 'defer { close_number(a); }' reads it at the exit}}
  a += 3;
  step(b++); // expected-note {{'b' changes here; 'defer { close_number(b); }' reads it at the exit}}
  --c; // expected-note {{'c' changes here; 'defer { close_number(c); }' reads it at the exit}}
  __asm__ volatile("" : "=r"(d)); // expected-note {{'d' changes here; 'defer { (void)close_number(d + 1); }' reads it at the exit}}
}

void nothing_changes(int a, int *p) {
  defer close_number(a);
  a = a;
  step(a == 2);
  p[a] = 3;
  *p = a;
  {
    int a = 4;
    a = 5;
    step(a);
  }
  step((int)sizeof a);
  __asm__ volatile("" : : "r"(a) : "memory");
}

// 2. Addresses.

void given(FILE *f) {
  char *line = NULL;
  size_t n = 0;
  defer free(line); // expected-warning {{'line' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  while (getline(&line, &n, f) > 0) // expected-note {{'line' changes here; 'defer { free(line); }' reads it at the exit}}
    step(1);
}

void given_before(FILE *f) {
  char *line = NULL;
  size_t n = 0;
  getline(&line, &n, f);
  defer free(line);
  void *memory;
  if (posix_memalign(&memory, 64, 100))
    return;
  defer free(memory);
  step(1);
}

void given_to_read(size_t n) {
  char *p = malloc(n);
  defer free(p);
  look(&p);
  printf("%p\n", (void *)&p);
  int numbers[2] = {1, 2};
  defer close_number(numbers[0]);
  count(numbers);
  count(&numbers[0]);
  struct sockaddr_storage address = {0};
  defer close_number(address.ss_family);
  bind(3, (const struct sockaddr *)&address, sizeof address);
}

void given_in_part(void) {
  int numbers[4] = {0};
  struct owner o = {0};
  defer close_number(numbers[1]); // expected-warning {{'numbers[1]' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(o.first.fd); // expected-warning {{'o.first.fd' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(o.second.fd);
  pipe(&numbers[2]); // expected-note {{'numbers[1]' changes here; 'defer { close_number(numbers[1]); }' reads it at the exit}}
  release(&o.first); // expected-note {{'o.first.fd' changes here; 'defer { close_number(o.first.fd); }' reads it at the exit}}
  pipe(o.numbers);
}

void thread(void *(*run)(void *)) {
  pthread_t t;
  if (pthread_create(&t, NULL, run, NULL))
    return;
  defer pthread_join(t, NULL);
  pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&m);
  defer pthread_mutex_unlock(&m);
  step(1);
}

void through_pointer(void) {
  char *p = NULL, **q = &p, **copy = q;
  int a[3] = {0}, *first = a;
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_both(a[0], a[2]); // expected-warning {{'a[2]' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  look(q);
  *copy = malloc(1); // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
  first[1] = 2;
  first[2] = 3; // expected-note {{'a[2]' changes here; 'defer { close_both(a[0], a[2]); }' reads it at the exit}}
}

void pointer_given(void) {
  char *p = NULL, **q;
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  q = &p;
  take(q); // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
}

void escaped(void) {
  char *p = NULL;
  struct holder h = {&p};
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  puts("of the system");
  step(pure(1) + 3); // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
  fill(&h);
}

void escaped_harmlessly(void) {
  char *p = NULL, *other = NULL;
  struct holder h = {&p};
  defer free(p);
  defer free(other);
  puts(pure(1) ? "of the system" : strerror(1));
  fclose(stdin);
  close(3);
  other = other;
  (void)h;
}

void escaped_to_global(void) {
  char *p = NULL;
  global_holder.place = &p;
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  step(1); // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
}

void *escaped_to_thread(void *(*run)(void *)) {
  char *p = NULL;
  struct holder h = {&p};
  pthread_t t;
  pthread_create(&t, NULL, run, &h);
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  pthread_join(t, NULL); // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
  return NULL;
}

void global_variable(void) {
  static int counter;
  defer free(global); // expected-warning {{'global' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(counter); // expected-warning {{'counter' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  step(1);
  take(&global);
  global = NULL; // expected-note {{'global' changes here; 'defer { free(global); }' reads it at the exit}}
  counter++; // expected-note {{'counter' changes here; 'defer { close_number(counter); }' reads it at the exit}}
}

void global_given(void) {
  defer free(global);
  take(&global);
  step(1);
}

// 3. Parts of objects.

void members(struct node *n, struct node s) {
  defer close_number(n->fd); // expected-warning {{'n->fd' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(n->other);
  defer close_number(s.fd); // expected-warning {{'s.fd' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer release_copy(s); // expected-warning {{'s' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  release(n);
  n->next = NULL;
  s.next->fd = 3;
  n->fd = -1; // expected-note {{'n->fd' changes here; 'defer { close_number(n->fd); }' reads it at the exit}}
  s.other = 2; // expected-note {{'s' changes here; 'defer { release_copy(s); }' reads it at the exit}}
  s = *n; // expected-note {{'s.fd' changes here; 'defer { close_number(s.fd); }' reads it at the exit}}
}

void base(struct node *n, struct owner *o) {
  defer close_number(n->fd); // expected-warning {{'n' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(o->second.next->fd); // expected-warning {{'o->second.next' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  o->first.next = n;
  o->second = *n; // expected-note {{'o->second.next' changes here; 'defer { close_number(o->second.next->fd); }' reads it at the exit}}
  n = NULL; // expected-note {{'n' changes here; 'defer { close_number(n->fd); }' reads it at the exit}}
}

void elements(int *p, int i, struct owner *o) {
  defer close_number(*p); // expected-warning {{'*p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(p[1]);
  defer close_number(o->numbers[i]); // expected-warning {{'i' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(o->i); // expected-warning {{'o->i' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  p[2] = 3;
  p[i] = 4;
  o->numbers[2] = 5;
  p[0] = 5; // expected-note {{'*p' changes here; 'defer { close_number(*p); }' reads it at the exit}}
  o->f = 0; // expected-note {{'o->i' changes here; 'defer { close_number(o->i); }' reads it at the exit}}
  i++; // expected-note {{'i' changes here; 'defer { close_number(o->numbers[i]); }' reads it at the exit}}
}

void addresses(struct owner *o, int i) {
  struct node s = {0};
  int a[3];
  defer release(&s);
  defer count(a);
  defer count(&a[1]);
  defer release(&o->first);
  s.fd = 4;
  a[0] = a[1] = 5;
  o->first.fd = 6;
  (void)i;
}

// 4. Functions that are called, and what an operand is made of.

void function_pointer(void (*close)(int), struct node *n) {
  defer close(number()); // expected-warning {{'close' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  close = close_number; // expected-note {{'close' changes here; 'defer { close(number()); }' reads it at the exit}}
  defer release(&(struct node){n, 1, 2}); // expected-warning {{'n' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(sizeof n + sizeof *n);
  n = NULL; // expected-note {{'n' changes here; 'defer { release(&(struct node){n, 1, 2}); }' reads it at the exit}}
}

void parts(double _Complex c, double _Complex d, int x) {
  defer close_number((int)__real__ c);
  defer close_number((int)__imag__ d); // expected-warning {{'d' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(x ?: 3); // expected-warning {{'x' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  __imag__ c = 2;
  __imag__ d = 2; // expected-note {{'d' changes here; 'defer { close_number((int)__imag__ d); }' reads it at the exit}}
  x = 4; // expected-note {{'x' changes here; 'defer { close_number(x ?: 3); }' reads it at the exit}}
}

void once(int a) {
  defer close_both(a, a + 1); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  a = 1; // expected-note {{'a' changes here; 'defer { close_both(a, a + 1); }' reads it at the exit}}
  a = 2;
}

void two(int a, int b) {
  defer close_both(b, pure(a)); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}} expected-warning {{'b' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  a = 1; // expected-note {{'a' changes here; 'defer { close_both(b, pure(a)); }' reads it at the exit}}
  b = 2; // expected-note {{'b' changes here; 'defer { close_both(b, pure(a)); }' reads it at the exit}}
}

void operand_changes(int a) {
  defer close_number(a++);
  step(1);
}

void later_operand(int a) {
  defer close_number(a); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(a++); // expected-note {{'a' changes here; 'defer { close_number(a); }' reads it at the exit}}
  step(1);
}

void later_defer(int a, int b) {
  defer a = 4;
  defer close_number(a);
  defer close_number(b); // expected-warning {{'b' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer b = 5; // expected-note {{'b' changes here; 'defer { close_number(b); }' reads it at the exit}}
  step(1);
}

void in_deferred(int a, int b) {
  defer { defer close_number(a); step(1); }
  defer {
    defer close_number(b); // expected-warning {{'b' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
    b = 2; // expected-note {{'b' changes here; 'defer { close_number(b); }' reads it at the exit}}
  }
  defer defer close_number(b); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  a = 2;
  b = 3;
}

int sizes(int n) {
  int a[n];
  defer close_number((int)sizeof a);
  defer close_number((int)sizeof *a);
  n = 2;
  return n;
}

// 5. The way to an exit.

void ends(char *p) {
  defer free(p);
  if (failed()) {
    p = NULL;
    abort();
  }
  if (failed()) {
    p = NULL;
    fprintf(stderr, "failed\n");
    exit(1);
  }
  if (failed()) {
    p = NULL;
    stop_silently("failed");
  }
  if (failed()) {
    p = NULL;
    _exit(failed() ? 1 : 2);
  }
  if (failed()) {
    p = NULL;
    for (;;)
      pause();
  }
  step(1);
}

void ends_in_loop(char *p) {
  defer free(p);
  if (failed())
    return;
  for (;;) {
    p = NULL;
    step(1);
  }
}

void may_unwind(char *p) {
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  if (failed()) {
    p = NULL; // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
    stop("unwinds");
  }
  step(1);
}

void loop_with_exit(char *p) {
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  for (;;) {
    if (failed())
      break;
    p = NULL; // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
  }
}

int unreachable(int a) {
  defer close_number(a);
  if (a)
    return 1;
  else
    return 2;
  a = 3;
}

void in_dead_code(int a) {
  defer close_number(a);
  if (0)
    a = 1;
  while (0)
    a = 2;
  step(1);
  goto end;
  a = 3;
end:;
}

void jumped_over(int a, int way) {
  defer close_number(a); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  switch (way) {
  case 1:
    break;
    a = 1;
  case 2:
    a = 2; // expected-note {{'a' changes here; 'defer { close_number(a); }' reads it at the exit}}
  }
}

void only_in_case(int a, int way) {
  defer close_number(a);
  switch (way) {
  case 1:
    a = 1;
    exit(1);
  case 2:
    for (;; a++)
      step(1);
  }
}

void loops(int n) {
  for (int i = 0; i < n; i++) {
    defer close_number(i);
    if (i == 3)
      continue;
    step(i);
  }
  for (int i = 0; i < n;) {
    defer close_number(i); // expected-warning {{'i' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
    i += 2; // expected-note {{'i' changes here; 'defer { close_number(i); }' reads it at the exit}}
  }
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      defer close_both(i, j);
      step(j);
    }
  int k = 0;
  while (k < n) {
    {
      defer close_number(k);
      step(1);
    }
    k++;
  }
}

void backwards(int n) {
again: {
  defer close_number(n);
  if (failed())
    goto again;
}
  n++;
  if (n < 10)
    goto again;
}

void backwards_inside(int n) {
  defer close_number(n); // expected-warning {{'n' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  goto test;
change:
  n++; // expected-note {{'n' changes here; 'defer { close_number(n); }' reads it at the exit}}
test:
  if (failed())
    goto change;
}

void list(struct node *head) {
  struct node *next;
  for (struct node *n = head; n; n = next) {
    defer release(n);
    next = n->next;
    step(n->fd);
  }
  while (head) {
    defer release(head); // expected-warning {{'head' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
    head = head->next; // expected-note {{'head' changes here; 'defer { release(head); }' reads it at the exit}}
  }
}

int nothing_follows(int a) {
  if (a)
    defer close_number(a); // expected-warning {{nothing follows this 'defer' in its block, so it runs at once [-fplugin-arg-defer-warn=redundant]}}
  a = 2;
  return a;
}

void reallocated(size_t n) {
  char *p = malloc(1);
  defer free(p); // expected-warning {{'p' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  for (size_t size = 2; size < n; size *= 2) {
    char *larger = realloc(p, size);
    if (!larger)
      return;
    p = larger; // expected-note {{'p' changes here; 'defer { free(p); }' reads it at the exit}}
  }
}

int short_circuit(int a, int b) {
  defer close_number(a); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(b);
  (void)(0 && (b = 1));
  (void)(1 || (b = 2));
  (void)(failed() || (b = 3, exit(1), 1));
  (void)(failed() && (a = 4)); // expected-note {{'a' changes here; 'defer { close_number(a); }' reads it at the exit}}
  return 0 ? (b = 4) : failed();
}

// 6. How the call is shown.

#define CLOSE(x) defer close_number(x)
#define INCREMENT(x) ((x)++)
#define NUMBER a

void shown(int a, int b, int c, int d) {
  CLOSE(a); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(NUMBER); // expected-warning {{'a' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer
    close_number(b); // expected-warning@-1 {{'b' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer printf("%d;%c)\n", c, ')'); // expected-warning {{'c' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  defer close_number(d /* comment; */); // expected-warning {{'d' may change before this deferred call, which uses its value from here [-fplugin-arg-defer-warn=late-change]}}
  INCREMENT(a); // expected-note {{'a' changes here; 'defer { ... }' reads it at the exit}} expected-note {{'a' changes here; 'defer { close_number(NUMBER); }' reads it at the exit}}
  b++; // expected-note {{'b' changes here; 'defer { ... }' reads it at the exit}}
  c++; // expected-note {{'c' changes here; 'defer { printf("%d;%c)\n", c, ')'); }' reads it at the exit}}
  d++; // expected-note {{'d' changes here; 'defer { ... }' reads it at the exit}}
}
