// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// wordcount - counts the words of files with several threads.
//
//   wordcount FILE...
//
// The threads take the files from a common queue and add what they find to a
// common table; a mutex guards each. Prints the ten most frequent words of
// three letters or more and a summary. A file that cannot be read is reported
// and the others are counted all the same. wordcount-goto.c is the same program
// with its cleanups written by hand.

#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096, THREADS = 4, LONGEST = 63, SHOWN = 10 };

struct word {
  struct word *next;
  unsigned long count;
  char text[];
};

struct table {
  pthread_mutex_t lock;
  struct word *buckets[BUCKETS];
  unsigned long distinct, total;
};

struct queue {
  pthread_mutex_t lock;
  char **paths; // ends with a null pointer
  unsigned long failed;
};

struct job {
  struct queue *queue;
  struct table *table;
};

static int complain(const char *what) {
  fprintf(stderr, "wordcount: %s: %s\n", what, strerror(errno));
  return -1;
}

static unsigned hash(const char *text) {
  unsigned value = 2166136261u;
  for (; *text; text++)
    value = (value ^ (unsigned char)*text) * 16777619u;
  return value % BUCKETS;
}

// Counts the word TEXT. -1 after a message if there is no memory.
static int add_word(struct table *table, const char *text) {
  struct word **bucket = &table->buckets[hash(text)];
  pthread_mutex_lock(&table->lock);
  defer { pthread_mutex_unlock(&table->lock); }

  for (struct word *word = *bucket; word; word = word->next)
    if (!strcmp(word->text, text)) {
      word->count++;
      table->total++;
      return 0;
    }

  size_t size = strlen(text) + 1;
  struct word *word = malloc(sizeof *word + size);
  if (!word)
    return complain(text);
  word->next = *bucket;
  word->count = 1;
  memcpy(word->text, text, size);
  *bucket = word;
  table->distinct++;
  table->total++;
  return 0;
}

// The next path, or NULL at the end.
static char *take(struct queue *queue) {
  pthread_mutex_lock(&queue->lock);
  defer { pthread_mutex_unlock(&queue->lock); }
  if (!*queue->paths)
    return NULL;
  return *queue->paths++;
}

static void report_failure(struct queue *queue) {
  pthread_mutex_lock(&queue->lock);
  defer { pthread_mutex_unlock(&queue->lock); }
  queue->failed++;
}

// Reads the next word of FILE into TEXT. 1, 0 at the end, -1 after a message.
static int next_word(FILE *file, const char *path, char *text) {
  int c;
  do
    c = getc(file);
  while (c != EOF && !isalpha(c));
  size_t length = 0;
  for (; c != EOF && isalpha(c); c = getc(file))
    if (length < LONGEST)
      text[length++] = (char)tolower(c);
  text[length] = '\0';
  if (ferror(file))
    return complain(path);
  return length > 0;
}

static int count_file(struct table *table, const char *path) {
  FILE *file = fopen(path, "r");
  if (!file)
    return complain(path);
  defer { fclose(file); }

  char *text = malloc(LONGEST + 1);
  if (!text)
    return complain(path);
  defer { free(text); }

  for (;;) {
    int status = next_word(file, path, text);
    if (status <= 0)
      return status;
    if (strlen(text) < 3)
      continue;
    if (add_word(table, text) != 0)
      return -1;
  }
}

static void *work(void *argument) {
  struct job *job = argument;
  for (char *path; (path = take(job->queue));)
    if (count_file(job->table, path) != 0)
      report_failure(job->queue);
  return NULL;
}

// Runs THREADS workers, as many as can be started, and waits for them.
static int count_all(struct job *job) {
  pthread_t threads[THREADS];
  int started = 0;
  defer {
    while (started > 0)
      pthread_join(threads[--started], NULL);
  }
  for (; started < THREADS; started++) {
    errno = pthread_create(&threads[started], NULL, work, job);
    if (errno)
      return started > 0 ? 0 : complain("thread");
  }
  return 0;
}

static int by_count(const void *a, const void *b) {
  const struct word *left = *(struct word *const *)a;
  const struct word *right = *(struct word *const *)b;
  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return strcmp(left->text, right->text);
}

static int print_table(struct table *table) {
  struct word **words = calloc(table->distinct + 1, sizeof *words);
  if (!words)
    return complain("table");
  defer { free(words); }
  size_t count = 0;
  for (int i = 0; i < BUCKETS; i++)
    for (struct word *word = table->buckets[i]; word; word = word->next)
      words[count++] = word;
  qsort(words, count, sizeof *words, by_count);
  for (size_t i = 0; i < count && i < SHOWN; i++)
    printf("%7lu %s\n", words[i]->count, words[i]->text);
  printf("%lu words, %lu distinct\n", table->total, table->distinct);
  return 0;
}

static void free_table(struct table *table) {
  for (int i = 0; i < BUCKETS; i++)
    for (struct word *word = table->buckets[i]; word;) {
      struct word *next = word->next;
      free(word);
      word = next;
    }
  free(table);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fputs("usage: wordcount FILE...\n", stderr);
    return 2;
  }
  struct queue queue = {.lock = PTHREAD_MUTEX_INITIALIZER, .paths = argv + 1};
  struct table *table = calloc(1, sizeof *table);
  if (!table)
    return complain("table"), EXIT_FAILURE;
  defer { free_table(table); }
  pthread_mutex_init(&table->lock, NULL);
  defer { pthread_mutex_destroy(&table->lock); }

  struct job job = {.queue = &queue, .table = table};
  if (count_all(&job) != 0 || print_table(table) != 0)
    return EXIT_FAILURE;
  return queue.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
