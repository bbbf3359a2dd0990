// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The instructions of a function, and what is found out about each of them.

#ifndef DEFER_COST_CODE_H
#define DEFER_COST_CODE_H

#include "object.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Where control reaches an instruction from the beginning of its function:
enum path {
  PATH_NORMAL,    // without unwinding
  PATH_UNLIKELY,  // without unwinding, but in .text.unlikely or a ".cold" part
  PATH_UNWINDING, // through landing pads only
  PATH_COUNT
};

struct instruction {
  uint64_t address;
  const uint8_t *bytes;
  size_t size;
  char *mnemonic, *operands;
  const char *callee; // what it calls or jumps to outside; NULL if nothing
                      // that has a name
  uint64_t target;    // of a jump within the function; 0 if there is none
  bool is_call;       // also a jump that is the function's last call
  bool is_jump, is_return;
  bool jumps_anywhere; // through a table or a pointer
  bool goes_on;        // to the instruction behind it
  size_t part;

  enum path path;   // flow.h
  bool is_padding;  // that nothing leads to
  const char *file; // line-table.h; NULL if it has no line
  unsigned line, column;
  unsigned own_line; // in the function itself, if it has been inlined into it
  int site;          // attribution.h; NO_SITE if it belongs to none
  int copy;          // among those of the function; -1
};

struct code {
  const struct object *object;
  const struct function *function;
  struct instruction *list; // by part, then by address
  size_t count;
  size_t part_ends[2]; // the index behind the last instruction of each part
};

// Disassembles FUNCTION. Returns false, after a message, if Capstone cannot be
// used. CODE has to be freed in any case.
bool code_read(struct code *code, const struct object *object,
               const struct function *function);

// Returns the index of the instruction at ADDRESS, code->count if there is
// none.
size_t code_find(const struct code *code, uint64_t address);

// Frees what CODE holds.
void code_free(struct code *code);

#endif
