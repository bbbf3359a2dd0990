// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// late-variable - a loop variable that the deferred statement reads too late.
//
//   broken FILE
//
// Prints the parts of a text. A part is a file of two lines: its text, and the
// name of the file with the next part, which the last one has not. README.md
// tells the story.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int complain(const char *what) {
  printf("%s: %s\n", what, strerror(errno));
  return EXIT_FAILURE;
}

// Reads a part from FD into TEXT and NEXT, which is empty if there is none.
// Returns -1 if that fails.
static int read_part(int fd, char text[80], char next[80]) {
  char part[80];
  ssize_t size = read(fd, part, sizeof part - 1);
  if (size < 0)
    return -1;
  part[size] = '\0';
  text[0] = next[0] = '\0';
  sscanf(part, "%79[^\n]\n%79s", text, next);
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fputs("usage: broken FILE\n", stderr);
    return 2;
  }
  int fd = open(argv[1], O_RDONLY);
  while (fd >= 0) {
    defer { close(fd); }
    char text[80], next[80];
    if (read_part(fd, text, next) != 0)
      return complain("cannot read");
    puts(text);
    if (!*next)
      return EXIT_SUCCESS;
    fd = open(next, O_RDONLY);
  }
  return complain("cannot open");
}
