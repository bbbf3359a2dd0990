// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// late-variable - a variable of its own for what each iteration releases.
//
// Prints the parts of a text, each of which names the next one. The parts are
// in pipes, to keep the program in one file. README.md tells the story.

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { END = 9 };

// Opens a part: a digit, the number of the next part, and its text. Returns a
// descriptor, or -1.
static int open_part(int part) {
  static const char *const parts[] = {"2first", "9third", "1second"};
  int ends[2];
  if (pipe(ends) != 0)
    return -1;
  defer close(ends[1]);
  if (write(ends[1], parts[part], strlen(parts[part])) < 0) {
    close(ends[0]);
    return -1;
  }
  return ends[0];
}

static int complain(const char *what) {
  printf("%s: %s\n", what, strerror(errno));
  return EXIT_FAILURE;
}

int main(void) {
  int next = 0;
  while (next != END) {
    const int fd = open_part(next);
    if (fd < 0)
      return complain("cannot open");
    defer close(fd);
    char text[16];
    ssize_t size = read(fd, text, sizeof text);
    if (size < 1)
      return complain("cannot read");
    printf("%.*s\n", (int)size - 1, text + 1);
    next = text[0] - '0';
  }
  return EXIT_SUCCESS;
}
