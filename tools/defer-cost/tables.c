// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See tables.h. The layout of the LSDA is that which GCC's unwind-pe.h and the
// parser in libgcc's unwind-c.c read.

#include "tables.h"

#include "memory.h"

#include <dwarf.h>
#include <stdlib.h>
#include <string.h>

// Where the reading of a table is. Once it has gone too far, AT is END.
struct reader {
  const uint8_t *at, *end;
};

static uint8_t read_byte(struct reader *reader) {
  return reader->at < reader->end ? *reader->at++ : 0;
}

static uint64_t read_unsigned(struct reader *reader) {
  uint64_t value = 0;
  unsigned shift = 0;
  uint8_t byte;
  do {
    byte = read_byte(reader);
    if (shift < 64)
      value |= (uint64_t)(byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80 && reader->at < reader->end);
  return value;
}

// Returns the size of a pointer in ENCODING, which has a fixed one.
static size_t encoded_size(const struct object *object, uint8_t encoding) {
  switch (encoding & 0x07) {
  case DW_EH_PE_udata2:
    return 2;
  case DW_EH_PE_udata4:
    return 4;
  case DW_EH_PE_udata8:
    return 8;
  default:
    return object->is_64_bit ? 8 : 4;
  }
}

// Reads a number in ENCODING that no relocation changes.
static uint64_t read_number(struct reader *reader, const struct object *object,
                            uint8_t encoding) {
  if ((encoding & 0x0f) == DW_EH_PE_uleb128)
    return read_unsigned(reader);
  size_t size = encoded_size(object, encoding);
  uint64_t value = 0;
  for (size_t i = 0; i < size; i++)
    value |= (uint64_t)read_byte(reader) << (8 * i);
  return value;
}

// Returns what the pointer at READER in SECTION will be, 0 if that is null or
// in another file, and steps over it.
static uint64_t read_pointer(struct reader *reader, const struct object *object,
                             const struct section *section, uint8_t encoding) {
  uint64_t place = section->address + (uint64_t)(reader->at - section->bytes);
  size_t size = encoded_size(object, encoding);
  const struct relocation *relocation =
      object_relocation(object, place, place + size);
  reader->at = (size_t)(reader->end - reader->at) < size ? reader->end
                                                         : reader->at + size;
  return relocation && relocation->defined
             ? relocation->value + (uint64_t)relocation->addend
             : 0;
}

// Takes from CIE the encodings of addresses and of the pointer to the LSDA.
static void read_encodings(const struct object *object, const Dwarf_CIE *cie,
                           uint8_t *address, uint8_t *data) {
  *address = DW_EH_PE_absptr;
  *data = DW_EH_PE_omit;
  struct reader reader = {cie->augmentation_data,
                          cie->augmentation_data + cie->augmentation_data_size};
  for (const char *c = cie->augmentation; *c; c++) {
    if (*c == 'R') {
      *address = read_byte(&reader);
    } else if (*c == 'L') {
      *data = read_byte(&reader);
    } else if (*c == 'P') {
      size_t size = encoded_size(object, read_byte(&reader));
      reader.at += size;
    }
  }
}

static void add_table(struct tables *tables, struct table table) {
  tables->list = grow(tables->list, tables->count, sizeof *tables->list);
  tables->list[tables->count++] = table;
}

// Reads SECTION, which is an .eh_frame.
static bool read_frames(struct tables *tables, const struct object *object,
                        const struct section *section) {
  Elf_Data data = {.d_buf = (void *)section->bytes,
                   .d_type = ELF_T_BYTE,
                   .d_size = section->size,
                   .d_version = EV_CURRENT};
  const unsigned char *identity =
      (const unsigned char *)elf_getident(object->elf, NULL);
  Dwarf_Off next;
  for (Dwarf_Off offset = 0; offset < section->size; offset = next) {
    Dwarf_CFI_Entry entry, cie;
    int result = dwarf_next_cfi(identity, &data, true, offset, &next, &entry);
    if (result > 0)
      break; // the end
    Dwarf_Off behind;
    if (result < 0 ||
        (!dwarf_cfi_cie_p(&entry) &&
         dwarf_next_cfi(identity, &data, true, entry.fde.CIE_pointer, &behind,
                        &cie) != 0)) {
      complain("%s: %s", section->name, dwarf_errmsg(-1));
      return false;
    }
    if (dwarf_cfi_cie_p(&entry))
      continue;
    uint8_t address, lsda;
    read_encodings(object, &cie.cie, &address, &lsda);
    struct reader reader = {entry.fde.start, entry.fde.end};
    struct table table = {.function =
                              read_pointer(&reader, object, section, address),
                          .frame_bytes = next - offset};
    read_number(&reader, object, address & 0x07); // how long the code is
    if (cie.cie.augmentation[0] == 'z')
      read_unsigned(&reader);
    if (lsda != DW_EH_PE_omit)
      table.data = read_pointer(&reader, object, section, lsda);
    add_table(tables, table);
  }
  return true;
}

static const struct section *section_at(const struct object *object,
                                        uint64_t address) {
  const struct section *section = NULL;
  while ((section = object_section(object, ".gcc_except_table", section)))
    if (address >= section->address &&
        address - section->address < section->size)
      return section;
  return NULL;
}

// Reads the LSDA of TABLE.
static bool read_data(struct tables *tables, const struct object *object,
                      struct table *table) {
  const struct section *section = section_at(object, table->data);
  if (!section)
    return false;
  struct reader reader = {section->bytes + (table->data - section->address),
                          section->bytes + section->size};
  uint64_t base = table->function;
  uint8_t encoding = read_byte(&reader);
  if (encoding != DW_EH_PE_omit)
    base = read_pointer(&reader, object, section, encoding);
  if (read_byte(&reader) != DW_EH_PE_omit)
    read_unsigned(&reader); // where the types end
  encoding = read_byte(&reader);
  uint64_t length = read_unsigned(&reader);
  if (length > (uint64_t)(reader.end - reader.at))
    return false;
  reader.end = reader.at + length;
  while (reader.at < reader.end) {
    struct call_site site = {0};
    site.begin = table->function + read_number(&reader, object, encoding);
    site.end = site.begin + read_number(&reader, object, encoding);
    uint64_t landing_pad = read_number(&reader, object, encoding);
    read_unsigned(&reader); // the action
    if (!landing_pad)
      continue;
    site.landing_pad = base + landing_pad;
    tables->call_sites = grow(tables->call_sites, tables->call_site_count,
                              sizeof *tables->call_sites);
    tables->call_sites[tables->call_site_count++] = site;
  }

  // It goes as far as to the next one, or to the end of the section.
  uint64_t end = section->address + section->size;
  for (size_t i = 0; i < tables->count; i++)
    if (tables->list[i].data > table->data && tables->list[i].data < end)
      end = tables->list[i].data;
  table->data_bytes = end - table->data;
  return true;
}

bool tables_read(struct tables *tables, const struct object *object) {
  *tables = (struct tables){0};
  const struct section *section = NULL;
  while ((section = object_section(object, ".eh_frame", section)))
    if (!read_frames(tables, object, section))
      return false;
  for (size_t i = 0; i < tables->count; i++)
    if (tables->list[i].data && !read_data(tables, object, &tables->list[i])) {
      complain("the tables in .gcc_except_table are not understood");
      return false;
    }
  return true;
}

bool tables_is_landing_pad(const struct tables *tables, uint64_t address) {
  for (size_t i = 0; i < tables->call_site_count; i++)
    if (tables->call_sites[i].landing_pad == address)
      return true;
  return false;
}

void tables_free(struct tables *tables) {
  free(tables->list);
  free(tables->call_sites);
  *tables = (struct tables){0};
}
