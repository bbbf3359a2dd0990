// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A condition that is asked again is what it was: what is between reads only,
// the condition is the result of a function that does, or of a copy.
// RUN: %check_lint defer-missing %s

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// strlen() and printf() do not change what they are given.
static const char *prefix = "";
static char name[10];
void shorten(char *);

int by_prefix(const char *file) {
  char *path = NULL;
  if (prefix[0]) {
    const size_t length = strlen(prefix) + strlen(file) + 1;
    path = malloc(length);
    if (!path)
      return -1;
    snprintf(path, length, "%s%s", prefix, file);
  }
  const int result = access(path ? path : file, R_OK);
  printf("%s in %s\n", file, prefix);
  if (prefix[0])
    free(path);
  return result;
}

int by_prefix_wrongly(const char *file) {
  char *path = NULL;
  if (name[0]) {
    path = malloc(strlen(name) + strlen(file) + 1); // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
    if (!path)
      return -1;
    shorten(name);
  }
  if (name[0])
    free(path);
  return 0; // expected-note {{the function is left here}}
}

// A comparison of the same texts has the same result.
int by_name(const char *path) {
  FILE *file = stdin;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "r")) == NULL)
    return -1;
  printf("%s: ", path);
  const int c = getc(file);
  if (strcmp(path, "-"))
    fclose(file);
  return c;
}

int by_name_wrongly(char *path) {
  FILE *file = stdin;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "r")) == NULL) // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
    return -1;
  path[0] = (char)getc(file);
  if (strcmp(path, "-") != 0)
    fclose(file);
  return path[0]; // expected-note {{the function is left here}}
}

int by_other_name(const char *path) {
  FILE *file = stdin;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "r")) == NULL) // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
    return -1;
  const int c = getc(file);
  if (strcmp(path, "+") != 0)
    fclose(file);
  return c; // expected-note {{the function is left here}}
}

// A copy is null where what it is of was.
int by_copy(FILE *file) {
  FILE *given = file;
  if (file == NULL) {
    file = fopen("log", "w");
    if (file == NULL)
      return -1;
  }
  fputs("log\n", file);
  if (given == NULL)
    fclose(file);
  return 0;
}

int by_copy_wrongly(FILE *file) {
  FILE *given = file;
  if (file == NULL) {
    file = fopen("log", "w"); // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
    if (file == NULL)
      return -1;
  }
  fputs("log\n", file);
  if (given != NULL)
    fclose(file);
  return 0; // expected-note {{the function is left here}}
}

// What is stored through a pointer into something else changes nothing.
int by_line(const char *path, FILE *lines) {
  char *line = NULL, *end;
  size_t size = 0;
  FILE *file = stdout;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "w")) == NULL)
    return -1;
  while (getline(&line, &size, lines) >= 0) {
    end = strchr(line, '\n');
    if (end)
      *end = '\0';
    fprintf(file, "%s;", line);
  }
  free(line);
  if (strcmp(path, "-") != 0)
    fclose(file);
  return 0;
}

char *xstrdup(const char *text);

int by_lines_of(const char *path) {
  char *line = NULL, *end;
  size_t size = 0;
  FILE *file = stdin;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "r")) == NULL)
    return -1;
  while (getline(&line, &size, file) >= 0) {
    end = strchr(line, '\n');
    if (end)
      *end = '\0';
    errno = 0;
    puts(line);
    if (line[0] == 0)
      end = xstrdup(line);
  }
  free(line);
  if (strcmp(path, "-") != 0)
    fclose(file);
  return 0;
}

char *word_in(char *);

int by_word(char *path) {
  FILE *file = stdout;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "w")) == NULL) // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
    return -1;
  char *word = word_in("path");
  word[0] = '-';
  if (strcmp(path, "-") != 0)
    fclose(file);
  return 0; // expected-note {{the function is left here}}
}

int by_end(char *path) {
  FILE *file = stdout;
  if (strcmp(path, "-") != 0 && (file = fopen(path, "w")) == NULL) // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
    return -1;
  char *end = path + strlen(path), *last = end - 1;
  *last = '-';
  if (strcmp(path, "-") != 0)
    fclose(file);
  return 0; // expected-note {{the function is left here}}
}

int by_buffer(void) {
  static char buffer[10];
  const char *word = buffer;
  FILE *file = stdout;
  if (strcmp(word, "-") != 0 && (file = fopen(word, "w")) == NULL) // expected-warning {{what 'fopen' acquires is not released on a path; 'fclose' does that}}
    return -1;
  buffer[0] = '-';
  if (strcmp(word, "-") != 0)
    fclose(file);
  return 0; // expected-note {{the function is left here}}
}

// What has been used is there.
struct text {
  size_t length;
};
struct text *new_text(void);

int by_use(void) {
  struct text *t = new_text();
  char *copy = malloc(t->length);
  if (!copy)
    return -1;
  copy[0] = 0;
  if (t && copy)
    free(copy);
  return 0;
}

int by_use_wrongly(void) {
  struct text *t = new_text(), *other = new_text();
  char *copy = malloc(t->length); // expected-warning {{what 'malloc' acquires is not released on a path; 'free' does that}}
  if (!copy)
    return -1;
  copy[0] = 0;
  if (other && copy)
    free(copy);
  return 0; // expected-note {{the function is left here}}
}
