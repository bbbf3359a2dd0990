// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command line of defer-cost.

#ifndef DEFER_COST_ARGUMENTS_H
#define DEFER_COST_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_HTML };

// A function to compare with another one, which may be in another file.
struct twin {
  char *function, *file, *other; // FILE is NULL if it is the same
};

struct arguments {
  enum format format;
  const char *output;   // NULL for standard output
  const char *database; // NULL if the words are a command
  struct twin *twins;
  size_t twin_count;
  bool each, quick;
  bool count_all;          // for the limits: not the normal path alone
  size_t max_bytes;        // SIZE_MAX if there is no limit
  size_t max_instructions; // the same
  char **words;            // the command, or the files of the database
  size_t word_count;
};

// Reads the command line. Ends the program after --help and errors.
void arguments_read(struct arguments *arguments, int argc, char **argv);

// Frees what ARGUMENTS holds.
void arguments_free(struct arguments *arguments);

#endif
