// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// late-variable - a variable of its own for what each iteration releases.
//
//   cured FILE
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
    fputs("usage: cured FILE\n", stderr);
    return 2;
  }
  char name[80];
  snprintf(name, sizeof name, "%s", argv[1]);
  do {
    const int fd = open(name, O_RDONLY);
    if (fd < 0)
      return complain("cannot open");
    defer close(fd);
    char text[80];
    if (read_part(fd, text, name) != 0)
      return complain("cannot read");
    puts(text);
  } while (*name);
  return EXIT_SUCCESS;
}
