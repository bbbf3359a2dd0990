// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object file: its functions, code, relocations and debug information.
//
// All addresses are those that libdwfl gives to a relocatable file, where each
// section has its own. The bytes are those of the file: nothing is relocated in
// them, as objdump shows them.

#ifndef DEFER_COST_OBJECT_H
#define DEFER_COST_OBJECT_H

#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <libelf.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct section {
  const char *name;
  uint64_t address, size;
  const uint8_t *bytes; // NULL if the file has none
};

struct relocation {
  uint64_t place;     // the address of what is to be filled in
  const char *symbol; // "" for that of a section
  bool defined;       // in this object
  uint64_t value;     // then: the address
  int64_t addend;
};

// A function is compiled into one part or, with code that is not expected to
// run in a section of its own, into two.
struct part {
  uint64_t address, size;
  const uint8_t *bytes;
  const char *section;
  bool unlikely;
};

struct function {
  char *name; // of its symbol
  struct part parts[2];
  size_t part_count;
};

struct object {
  int file;
  Elf *elf;
  Dwfl *dwfl;
  Dwarf *dwarf;             // NULL without debug information
  Dwarf_Addr bias;          // of its addresses
  bool is_64_bit;           // x86-64, not i386
  struct section *sections; // by index in the file
  size_t section_count;
  struct relocation *relocations; // of code and tables, by place
  size_t relocation_count;
  struct function *functions; // by address
  size_t function_count;
};

// Reads the object file PATH. Returns false, after a message, if it is none or
// is for a machine that is not known here. OBJECT has to be freed in any case.
bool object_read(struct object *object, const char *path);

// Returns the first relocation at or after ADDRESS and before END, or NULL.
const struct relocation *object_relocation(const struct object *object,
                                           uint64_t address, uint64_t end);

// Returns the function that ADDRESS is in, or NULL.
const struct function *object_function_at(const struct object *object,
                                          uint64_t address);

// Returns the section that is called NAME, or NULL. The search begins behind
// PREVIOUS, which may be NULL. NAME also stands for "NAME.suffix".
const struct section *object_section(const struct object *object,
                                     const char *name,
                                     const struct section *previous);

// Frees what OBJECT holds.
void object_free(struct object *object);

#endif
