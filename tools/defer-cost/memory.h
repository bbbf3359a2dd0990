// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory and text. None of these returns NULL: when no memory is left, the
// program says so and ends with STATUS_TROUBLE.

#ifndef DEFER_COST_MEMORY_H
#define DEFER_COST_MEMORY_H

#include <stddef.h>

// The status of the program after what the user has to put right: a wrong
// command line, a file that is missing or does not compile.
enum { STATUS_TROUBLE = 2 };

// Returns ARRAY, or where it has moved to, with room for one element of SIZE
// bytes behind its COUNT elements. Grows by doubling, so that COUNT alone tells
// the room that there is.
void *grow(void *array, size_t count, size_t size);

// Returns COUNT elements of SIZE bytes, all zero.
void *allocate(size_t count, size_t size);

// Returns a copy of TEXT.
char *copy_text(const char *text);

// Returns the text that printf would print.
char *format_text(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

// Prints a message behind the name of the program. The location, if there is
// one, belongs into it.
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
