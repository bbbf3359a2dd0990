// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Code that releases what it has acquired changes nothing in between: the
// functions below, each of which had a `goto` to its cleanup once, the examples
// and the kernels of the benchmarks are compiled without the warning.
// RUN: %verify %s -D_GNU_SOURCE
// RUN: %cc -fsyntax-only -I %source_root/bench -fplugin-arg-defer-warn=error=late-change %source_root/examples/*/*.c %source_root/bench/kernels/*.c %source_root/bench/panic/*.c
// expected-no-diagnostics

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

int copy_file(const char *from, const char *to) {
  int in = open(from, O_RDONLY);
  if (in < 0)
    return -errno;
  defer close(in);
  int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (out < 0)
    return -errno;
  defer close(out);
  char buffer[4096];
  ssize_t n;
  while ((n = read(in, buffer, sizeof buffer)) > 0)
    for (ssize_t done = 0; done < n;) {
      ssize_t written = write(out, buffer + done, n - done);
      if (written < 0)
        return -errno;
      done += written;
    }
  return n < 0 ? -errno : 0;
}

int map(const char *path, int (*parse)(const char *, size_t)) {
  int fd = open(path, O_RDONLY);
  if (fd < 0)
    return -1;
  defer close(fd);
  struct stat status;
  if (fstat(fd, &status))
    return -1;
  const size_t size = status.st_size;
  char *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (text == MAP_FAILED)
    return -1;
  defer munmap(text, size);
  return parse(text, size);
}

int dial(const char *host, const char *service) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  if (getaddrinfo(host, service, &hints, &found))
    return -1;
  defer freeaddrinfo(found);
  for (struct addrinfo *a = found; a; a = a->ai_next) {
    int fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
    if (fd < 0)
      continue;
    if (connect(fd, a->ai_addr, a->ai_addrlen) == 0)
      return fd;
    close(fd);
  }
  return -1;
}

int entries(const char *path) {
  DIR *directory = opendir(path);
  if (!directory)
    return -1;
  defer closedir(directory);
  int count = 0;
  for (struct dirent *entry; (entry = readdir(directory));) {
    char *name = strdup(entry->d_name);
    if (!name)
      return -1;
    defer free(name);
    if (strcmp(name, ".") && strcmp(name, ".."))
      count++;
  }
  return count;
}

struct queue {
  pthread_mutex_t lock;
  pthread_cond_t filled;
  struct item *first, **last;
  int count;
};
struct item {
  struct item *next;
  void *value;
};

void *take(struct queue *q) {
  pthread_mutex_lock(&q->lock);
  defer pthread_mutex_unlock(&q->lock);
  while (!q->first)
    pthread_cond_wait(&q->filled, &q->lock);
  struct item *item = q->first;
  defer free(item);
  q->first = item->next;
  if (!q->first)
    q->last = &q->first;
  q->count--;
  return item->value;
}

void drop_all(struct queue *q) {
  struct item *next;
  for (struct item *item = q->first; item; item = next) {
    defer free(item);
    next = item->next;
    if (!item->value)
      continue;
    free(item->value);
  }
  q->first = NULL;
}

struct matrix {
  int rows, columns;
  double *values;
};

struct matrix *matrix_new(int rows, int columns);
void matrix_free(struct matrix *m);
int matrix_fill(struct matrix *m, FILE *f);

double trace_of_product(FILE *f, int n) {
  struct matrix *a = matrix_new(n, n), *b = matrix_new(n, n);
  defer matrix_free(a);
  defer matrix_free(b);
  if (!a || !b || matrix_fill(a, f) || matrix_fill(b, f))
    return 0;
  double sum = 0;
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      sum += a->values[i * n + j] * b->values[j * n + i];
  return sum;
}

int run(char *const argv[]) {
  int ends[2];
  if (pipe(ends))
    return -1;
  const int from = ends[0], to = ends[1];
  defer close(from);
  {
    defer close(to);
    switch (fork()) {
    case -1:
      return -1;
    case 0:
      dup2(to, 1);
      execvp(argv[0], argv);
      _exit(127);
    }
  }
  char c;
  int lines = 0;
  while (read(from, &c, 1) == 1)
    lines += c == '\n';
  return lines;
}

void serve(int listener, void (*handle)(int)) {
  for (;;) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    int fd = accept(listener, (struct sockaddr *)&peer, &length);
    if (fd < 0) {
      if (errno == EINTR)
        continue;
      return;
    }
    defer close(fd);
    handle(fd);
  }
}

int sort_lines(FILE *f) {
  char **lines = NULL;
  size_t count = 0, room = 0;
  defer {
    for (size_t i = 0; i < count; i++)
      free(lines[i]);
    free(lines);
  }
  char *line = NULL;
  size_t size = 0;
  defer { free(line); }
  while (getline(&line, &size, f) > 0) {
    if (count == room) {
      char **larger = realloc(lines, (room = 2 * room + 8) * sizeof *lines);
      if (!larger)
        return -1;
      lines = larger;
    }
    if (!(lines[count] = strdup(line)))
      return -1;
    count++;
  }
  return 0;
}
