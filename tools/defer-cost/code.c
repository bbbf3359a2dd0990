// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See code.h. Capstone does the decoding; where a relocation is going to fill
// something in, its symbol stands for that in the text.

#define _GNU_SOURCE

#include "code.h"

#include "memory.h"

#include <capstone.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool in_function(const struct function *function, uint64_t address) {
  for (size_t i = 0; i < function->part_count; i++)
    if (address >= function->parts[i].address &&
        address - function->parts[i].address < function->parts[i].size)
      return true;
  return false;
}

// Returns what a program counter relative RELOCATION of INSTRUCTION leads to,
// 0 if that is not in the object. The processor counts from the end of the
// instruction, the addend from the place that is filled in.
static uint64_t destination(const struct instruction *instruction,
                            const struct relocation *relocation) {
  if (!relocation->defined)
    return 0;
  uint64_t end = instruction->address + instruction->size;
  return relocation->value + (uint64_t)relocation->addend +
         (end - relocation->place);
}

// Returns ADDRESS, which is in FUNCTION, as an operand: how far in it is.
static char *name_target(const struct function *function, uint64_t address) {
  const struct part *part = &function->parts[0];
  bool second = function->part_count > 1 &&
                address - function->parts[1].address < function->parts[1].size;
  if (second)
    part = &function->parts[1];
  return format_text("%s+0x%" PRIx64, second ? "cold" : "",
                     address - part->address);
}

// Sets where the call or jump INSTRUCTION leads, and its text.
static void resolve_target(struct code *code, struct instruction *instruction,
                           const struct relocation *relocation, bool direct,
                           uint64_t immediate) {
  uint64_t target = direct ? immediate : 0;
  if (direct && relocation)
    target = destination(instruction, relocation);
  // `call *f@GOTPCREL(%rip)` is a call of f, too.
  if (relocation && *relocation->symbol && (!relocation->defined || !direct))
    instruction->callee = relocation->symbol;
  if (direct && target && in_function(code->function, target) &&
      !instruction->is_call) {
    instruction->target = target;
    free(instruction->operands);
    instruction->operands = name_target(code->function, target);
    return;
  }
  const struct function *other =
      direct && target ? object_function_at(code->object, target) : NULL;
  if (other)
    instruction->callee = other->name;
  if (instruction->callee && direct) {
    free(instruction->operands);
    instruction->operands = copy_text(instruction->callee);
  }
  // A jump out of the function is a call whose `ret` is the callee's.
  if (instruction->is_jump && instruction->callee)
    instruction->is_call = true;
}

// Adds what INSN, decoded by Capstone, says of INSTRUCTION.
static void describe(struct code *code, struct instruction *instruction,
                     csh capstone, const cs_insn *insn) {
  instruction->mnemonic = copy_text(insn->mnemonic);
  instruction->operands = copy_text(insn->op_str);
  instruction->goes_on = true;
  const struct relocation *relocation =
      object_relocation(code->object, instruction->address,
                        instruction->address + instruction->size);
  if (insn->id == 0) // bytes that are no instruction
    return;
  if (cs_insn_group(capstone, insn, CS_GRP_RET) ||
      cs_insn_group(capstone, insn, CS_GRP_IRET)) {
    instruction->is_return = true;
    instruction->goes_on = false;
    return;
  }
  if (insn->id == X86_INS_UD2 || insn->id == X86_INS_HLT)
    instruction->goes_on = false;
  instruction->is_jump = cs_insn_group(capstone, insn, CS_GRP_JUMP);
  instruction->is_call = cs_insn_group(capstone, insn, CS_GRP_CALL);
  if (!instruction->is_jump && !instruction->is_call) {
    if (relocation && *relocation->symbol) {
      char *text =
          format_text("%s  # %s", instruction->operands, relocation->symbol);
      free(instruction->operands);
      instruction->operands = text;
    }
    return;
  }
  const cs_x86_op *operand = &insn->detail->x86.operands[0];
  bool direct = insn->detail->x86.op_count == 1 && operand->type == X86_OP_IMM;
  if (instruction->is_jump && insn->id == X86_INS_JMP)
    instruction->goes_on = false;
  resolve_target(code, instruction, relocation, direct,
                 direct ? (uint64_t)operand->imm : 0);
  if (instruction->is_jump && !direct && !instruction->callee)
    instruction->jumps_anywhere = true;
}

static void add_part(struct code *code, csh capstone, size_t index) {
  const struct part *part = &code->function->parts[index];
  cs_insn *insn = cs_malloc(capstone);
  const uint8_t *bytes = part->bytes;
  size_t left = part->size;
  uint64_t address = part->address;
  while (left && cs_disasm_iter(capstone, &bytes, &left, &address, insn)) {
    code->list = grow(code->list, code->count, sizeof *code->list);
    struct instruction *instruction = &code->list[code->count++];
    *instruction = (struct instruction){.address = insn->address,
                                        .bytes = bytes - insn->size,
                                        .size = insn->size,
                                        .part = index,
                                        .site = -1,
                                        .copy = -1};
    describe(code, instruction, capstone, insn);
  }
  cs_free(insn, 1);
}

bool code_read(struct code *code, const struct object *object,
               const struct function *function) {
  *code = (struct code){.object = object, .function = function};
  csh capstone;
  cs_err error = cs_open(
      CS_ARCH_X86, object->is_64_bit ? CS_MODE_64 : CS_MODE_32, &capstone);
  if (error != CS_ERR_OK) {
    complain("Capstone: %s", cs_strerror(error));
    return false;
  }
  cs_option(capstone, CS_OPT_DETAIL, CS_OPT_ON);
  cs_option(capstone, CS_OPT_SKIPDATA, CS_OPT_ON);
  cs_option(capstone, CS_OPT_SYNTAX, CS_OPT_SYNTAX_ATT);
  for (size_t i = 0; i < function->part_count; i++) {
    add_part(code, capstone, i);
    code->part_ends[i] = code->count;
  }
  cs_close(&capstone);
  return true;
}

size_t code_find(const struct code *code, uint64_t address) {
  size_t begin = 0;
  for (size_t part = 0; part < code->function->part_count; part++) {
    size_t end = code->part_ends[part], low = begin, high = end;
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      if (code->list[middle].address < address)
        low = middle + 1;
      else
        high = middle;
    }
    if (low < end && code->list[low].address == address)
      return low;
    begin = end;
  }
  return code->count;
}

void code_free(struct code *code) {
  for (size_t i = 0; i < code->count; i++) {
    free(code->list[i].mnemonic);
    free(code->list[i].operands);
  }
  free(code->list);
  *code = (struct code){0};
}
