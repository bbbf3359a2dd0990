// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See object.h.

#define _GNU_SOURCE

#include "object.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int take_module(Dwfl_Module *module, void **data, const char *name,
                       Dwarf_Addr start, void *result) {
  (void)data, (void)name, (void)start;
  *(Dwfl_Module **)result = module;
  return DWARF_CB_ABORT;
}

// Lets libdwfl lay out the file PATH and relocate its debug information.
static Dwfl_Module *open_module(struct object *object, const char *path) {
  static const Dwfl_Callbacks callbacks = {
      .find_elf = dwfl_build_id_find_elf,
      .find_debuginfo = dwfl_standard_find_debuginfo,
      .section_address = dwfl_offline_section_address};
  Dwfl_Module *module = NULL;
  object->dwfl = dwfl_begin(&callbacks);
  if (!object->dwfl || !dwfl_report_offline(object->dwfl, path, path, -1) ||
      dwfl_report_end(object->dwfl, NULL, NULL) != 0)
    return NULL;
  dwfl_getmodules(object->dwfl, take_module, &module, 0);
  return module;
}

// Reads the sections. LAID_OUT is the same file with the addresses of libdwfl.
static void read_sections(struct object *object, Elf *laid_out) {
  elf_getshdrnum(object->elf, &object->section_count);
  object->sections = allocate(object->section_count, sizeof *object->sections);
  size_t names;
  elf_getshdrstrndx(object->elf, &names);
  for (size_t i = 0; i < object->section_count; i++) {
    struct section *section = &object->sections[i];
    GElf_Shdr header, address;
    section->name = "";
    Elf_Scn *contents = elf_getscn(object->elf, i);
    if (!gelf_getshdr(contents, &header) ||
        !gelf_getshdr(elf_getscn(laid_out, i), &address))
      continue;
    const char *name = elf_strptr(object->elf, names, header.sh_name);
    section->name = name ? name : "";
    section->address = address.sh_addr;
    section->size = header.sh_size;
    Elf_Data *data =
        (header.sh_flags & SHF_ALLOC) ? elf_rawdata(contents, NULL) : NULL;
    section->bytes = data ? data->d_buf : NULL;
  }
}

// Returns the data of SYMBOLS, the section of the symbol table.
static Elf_Data *find_symbols(Elf *elf, GElf_Shdr *header) {
  for (Elf_Scn *section = NULL; (section = elf_nextscn(elf, section));)
    if (gelf_getshdr(section, header) && header->sh_type == SHT_SYMTAB)
      return elf_getdata(section, NULL);
  return NULL;
}

// Adds the function or the part of one that SYMBOL is.
static void add_function(struct object *object, const char *name,
                         const GElf_Sym *symbol) {
  const struct section *section = &object->sections[symbol->st_shndx];
  if (!name || !section->bytes ||
      symbol->st_value + symbol->st_size > section->size)
    return;
  object->functions = grow(object->functions, object->function_count,
                           sizeof *object->functions);
  struct part part = {.address = section->address + symbol->st_value,
                      .size = symbol->st_size,
                      .bytes = section->bytes + symbol->st_value,
                      .section = section->name,
                      // Also a function that is unlikely as a whole.
                      .unlikely = !strncmp(section->name, ".text.unlikely",
                                           strlen(".text.unlikely"))};
  object->functions[object->function_count++] = (struct function){
      .name = copy_text(name), .parts = {part}, .part_count = 1};
}

// Returns the function that NAME, "f.cold", is a part of; NULL if it is none.
static struct function *find_whole(struct object *object, const char *name) {
  const char *suffix = strstr(name, ".cold");
  if (!suffix)
    return NULL;
  size_t length = (size_t)(suffix - name);
  for (size_t i = 0; i < object->function_count; i++) {
    struct function *whole = &object->functions[i];
    if (whole->part_count == 1 && strlen(whole->name) == length &&
        !strncmp(whole->name, name, length))
      return whole;
  }
  return NULL;
}

// Makes "f.cold" the second part of "f".
static void join_parts(struct object *object) {
  for (size_t i = 0; i < object->function_count; i++) {
    struct function *part = &object->functions[i];
    struct function *whole = find_whole(object, part->name);
    if (!whole)
      continue;
    whole->parts[whole->part_count++] = part->parts[0];
    whole->parts[1].unlikely = true;
    part->part_count = 0;
  }
  size_t kept = 0;
  for (size_t i = 0; i < object->function_count; i++)
    if (object->functions[i].part_count)
      object->functions[kept++] = object->functions[i];
    else
      free(object->functions[i].name);
  object->function_count = kept;
}

static int compare_functions(const void *left, const void *right) {
  const struct function *a = left, *b = right;
  return (a->parts[0].address > b->parts[0].address) -
         (a->parts[0].address < b->parts[0].address);
}

static void read_functions(struct object *object, Elf_Data *symbols,
                           const GElf_Shdr *header) {
  size_t count = header->sh_size / header->sh_entsize;
  for (size_t i = 0; i < count; i++) {
    GElf_Sym symbol;
    if (!gelf_getsym(symbols, (int)i, &symbol) ||
        GELF_ST_TYPE(symbol.st_info) != STT_FUNC || symbol.st_size == 0 ||
        symbol.st_shndx == SHN_UNDEF ||
        symbol.st_shndx >= object->section_count)
      continue;
    add_function(object,
                 elf_strptr(object->elf, header->sh_link, symbol.st_name),
                 &symbol);
  }
  join_parts(object);
  if (object->function_count)
    qsort(object->functions, object->function_count, sizeof *object->functions,
          compare_functions);
}

static int compare_relocations(const void *left, const void *right) {
  const struct relocation *a = left, *b = right;
  return (a->place > b->place) - (a->place < b->place);
}

// Adds the relocations of the section whose header is HEADER and data is DATA.
static void add_relocations(struct object *object, const GElf_Shdr *header,
                            Elf_Data *data, Elf_Data *symbols, size_t names) {
  const struct section *target = &object->sections[header->sh_info];
  for (size_t i = 0; i < header->sh_size / header->sh_entsize; i++) {
    GElf_Rela rela = {0};
    GElf_Rel rel;
    GElf_Sym symbol;
    if (header->sh_type == SHT_RELA) {
      if (!gelf_getrela(data, (int)i, &rela))
        continue;
    } else {
      if (!gelf_getrel(data, (int)i, &rel))
        continue;
      // The addend is what stands in the place: four bytes on i386.
      int32_t addend = 0;
      if (target->bytes && rel.r_offset + sizeof addend <= target->size)
        memcpy(&addend, target->bytes + rel.r_offset, sizeof addend);
      rela = (GElf_Rela){rel.r_offset, rel.r_info, addend};
    }
    if (!gelf_getsym(symbols, (int)GELF_R_SYM(rela.r_info), &symbol))
      continue;
    struct relocation relocation = {
        .place = target->address + rela.r_offset,
        .symbol = elf_strptr(object->elf, names, symbol.st_name),
        .addend = rela.r_addend};
    if (symbol.st_shndx != SHN_UNDEF &&
        symbol.st_shndx < object->section_count) {
      relocation.defined = true;
      relocation.value =
          object->sections[symbol.st_shndx].address + symbol.st_value;
    }
    if (!relocation.symbol)
      relocation.symbol = "";
    object->relocations = grow(object->relocations, object->relocation_count,
                               sizeof *object->relocations);
    object->relocations[object->relocation_count++] = relocation;
  }
}

static void read_relocations(struct object *object, Elf_Data *symbols,
                             size_t names) {
  for (Elf_Scn *section = NULL;
       (section = elf_nextscn(object->elf, section));) {
    GElf_Shdr header;
    if (gelf_getshdr(section, &header) &&
        (header.sh_type == SHT_RELA || header.sh_type == SHT_REL) &&
        header.sh_info < object->section_count &&
        object->sections[header.sh_info].bytes)
      add_relocations(object, &header, elf_getdata(section, NULL), symbols,
                      names);
  }
  if (object->relocation_count)
    qsort(object->relocations, object->relocation_count,
          sizeof *object->relocations, compare_relocations);
}

bool object_read(struct object *object, const char *path) {
  *object = (struct object){.file = open(path, O_RDONLY | O_CLOEXEC)};
  if (object->file < 0) {
    complain("%s: %s", path, strerror(errno));
    return false;
  }
  elf_version(EV_CURRENT);
  object->elf = elf_begin(object->file, ELF_C_READ_MMAP, NULL);
  GElf_Ehdr header;
  if (!object->elf || !gelf_getehdr(object->elf, &header) ||
      header.e_type != ET_REL) {
    complain("%s: the compiler has written no object file of ELF", path);
    return false;
  }
  if (header.e_machine != EM_X86_64 && header.e_machine != EM_386) {
    complain("%s: code for a machine other than x86 is not known", path);
    return false;
  }
  object->is_64_bit = header.e_machine == EM_X86_64;
  Dwfl_Module *module = open_module(object, path);
  Elf *laid_out = module ? dwfl_module_getelf(module, &object->bias) : NULL;
  if (!laid_out) {
    complain("%s: %s", path, dwfl_errmsg(-1));
    return false;
  }
  object->dwarf = dwfl_module_getdwarf(module, &object->bias);

  read_sections(object, laid_out);
  GElf_Shdr table;
  Elf_Data *symbols = find_symbols(object->elf, &table);
  if (symbols) {
    read_functions(object, symbols, &table);
    read_relocations(object, symbols, table.sh_link);
  }
  return true;
}

const struct relocation *object_relocation(const struct object *object,
                                           uint64_t address, uint64_t end) {
  size_t low = 0, high = object->relocation_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (object->relocations[middle].place < address)
      low = middle + 1;
    else
      high = middle;
  }
  return low < object->relocation_count && object->relocations[low].place < end
             ? &object->relocations[low]
             : NULL;
}

const struct function *object_function_at(const struct object *object,
                                          uint64_t address) {
  for (size_t i = 0; i < object->function_count; i++)
    for (size_t k = 0; k < object->functions[i].part_count; k++) {
      const struct part *part = &object->functions[i].parts[k];
      if (address >= part->address && address - part->address < part->size)
        return &object->functions[i];
    }
  return NULL;
}

const struct section *object_section(const struct object *object,
                                     const char *name,
                                     const struct section *previous) {
  size_t length = strlen(name);
  size_t first = previous ? (size_t)(previous - object->sections) + 1 : 0;
  for (size_t i = first; i < object->section_count; i++) {
    const struct section *section = &object->sections[i];
    if (section->bytes && !strncmp(section->name, name, length) &&
        (section->name[length] == '\0' || section->name[length] == '.'))
      return section;
  }
  return NULL;
}

void object_free(struct object *object) {
  for (size_t i = 0; i < object->function_count; i++)
    free(object->functions[i].name);
  free(object->functions);
  free(object->relocations);
  free(object->sections);
  if (object->dwfl)
    dwfl_end(object->dwfl);
  if (object->elf)
    elf_end(object->elf);
  if (object->file >= 0)
    close(object->file);
  *object = (struct object){.file = -1};
}
