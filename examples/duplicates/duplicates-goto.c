// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// duplicates.c with its cleanups written by hand, by the usual ladder of
// labels.

#define _GNU_SOURCE

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct file {
  char *path;
  off_t size;
  bool grouped;
};

struct files {
  struct file *items;
  size_t count, capacity;
};

static int complain(const char *path) {
  fprintf(stderr, "duplicates: %s: %s\n", path, strerror(errno));
  return -1;
}

static void free_files(struct files *files) {
  for (size_t i = 0; i < files->count; i++)
    free(files->items[i].path);
  free(files->items);
}

// Takes over PATH, also if it fails.
static int add_file(struct files *files, char *path, off_t size) {
  if (files->count == files->capacity) {
    size_t capacity = files->capacity ? 2 * files->capacity : 64;
    struct file *items = realloc(files->items, capacity * sizeof *items);
    if (!items) {
      free(path);
      return complain("list of files");
    }
    files->items = items;
    files->capacity = capacity;
  }
  files->items[files->count++] = (struct file){.path = path, .size = size};
  return 0;
}

static bool left_out(const char *name) {
  return !strcmp(name, ".") || !strcmp(name, "..") || !strcmp(name, ".git") ||
         !strcmp(name, "build");
}

// Adds the files below FOLDER. What cannot be read is reported and makes the
// result -1, but does not end the walk.
static int walk(struct files *files, const char *folder) {
  DIR *stream = opendir(folder);
  if (!stream)
    return complain(folder);

  int result = 0;
  for (struct dirent *entry; (entry = readdir(stream));) {
    if (left_out(entry->d_name))
      continue;
    char *path;
    if (asprintf(&path, "%s/%s", folder, entry->d_name) < 0) {
      result = complain(folder);
      goto out;
    }

    struct stat status;
    if (lstat(path, &status) != 0) {
      result = complain(path);
      goto next;
    }
    if (S_ISDIR(status.st_mode)) {
      if (walk(files, path) != 0)
        result = -1;
      goto next;
    }
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
      goto next;
    if (add_file(files, path, status.st_size) != 0) {
      result = -1;
      goto out;
    }
    continue;

  next:
    free(path);
  }

out:
  closedir(stream);
  return result;
}

// 1 if the files A and B, both of SIZE bytes, have the same content, 0 if not,
// -1 after a message if one cannot be read.
__attribute__((noinline)) static int same_content(const char *a, const char *b,
                                                  size_t size) {
  int result;
  int fd_a = open(a, O_RDONLY | O_CLOEXEC);
  if (fd_a < 0)
    return complain(a);
  int fd_b = open(b, O_RDONLY | O_CLOEXEC);
  if (fd_b < 0) {
    result = complain(b);
    goto close_a;
  }

  void *text_a = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd_a, 0);
  if (text_a == MAP_FAILED) {
    result = complain(a);
    goto close_b;
  }
  void *text_b = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd_b, 0);
  if (text_b == MAP_FAILED) {
    result = complain(b);
    goto unmap_a;
  }

  result = memcmp(text_a, text_b, size) == 0;

  munmap(text_b, size);
unmap_a:
  munmap(text_a, size);
close_b:
  close(fd_b);
close_a:
  close(fd_a);
  return result;
}

static int by_size_and_path(const void *a, const void *b) {
  const struct file *left = a, *right = b;
  if (left->size != right->size)
    return left->size < right->size ? -1 : 1;
  return strcmp(left->path, right->path);
}

// Prints the groups in FILES, which are sorted.
static int print_groups(struct files *files) {
  size_t groups = 0, surplus = 0;
  int result = 0;
  for (size_t i = 0; i < files->count; i++) {
    struct file *first = &files->items[i];
    bool found = false;
    for (size_t j = i + 1; j < files->count; j++) {
      struct file *other = &files->items[j];
      if (first->grouped || other->size != first->size)
        break;
      if (other->grouped)
        continue;
      int same = same_content(first->path, other->path, first->size);
      if (same < 0)
        result = -1;
      if (same <= 0)
        continue;
      printf("%s%s", found ? " " : first->path, found ? "" : " ");
      printf("%s", other->path);
      found = other->grouped = true;
      surplus++;
    }
    if (found) {
      putchar('\n');
      groups++;
    }
  }
  printf("%zu files, %zu groups of duplicates, %zu files too many\n",
         files->count, groups, surplus);
  return result;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fputs("usage: duplicates FOLDER...\n", stderr);
    return 2;
  }
  struct files files = {0};
  int result = 0;
  for (int i = 1; i < argc; i++)
    if (walk(&files, argv[i]) != 0)
      result = -1;
  if (files.count > 0)
    qsort(files.items, files.count, sizeof *files.items, by_size_and_path);
  if (print_groups(&files) != 0)
    result = -1;
  free_files(&files);
  return result == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
