// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The resources of the benchmark: slots of a table that are in use or not, a
// trace of all calls, and a sequence of pseudo-random numbers that decides what
// fails. Releasing what is not held ends the program.

#include "resources.h"

#include <stdio.h>
#include <stdlib.h>

enum { SLOTS = 64, MEMORY = 64 };

enum kind { NOTHING, FILES, LOCKS, OBJECTS, TRANSACTIONS };

struct slot {
  int kind; // enum kind; 0 if free
  int holds;
};

struct file {
  struct slot slot;
};
struct lock {
  struct slot slot;
};
struct object {
  struct slot slot;
};
struct transaction {
  struct slot slot;
};

static struct slot slots[SLOTS];
static struct slot memory_slots[SLOTS];
static int memory[SLOTS][MEMORY];
static int arena[SLOTS * MEMORY];
static int arena_used;
static long held;
static unsigned long checksum, length;
static unsigned long state = 88172645463325252ul;

// Puts the call of OPERATION with ARGUMENT into the trace.
static void trace(int operation, long argument) {
  checksum = checksum * 6364136223846793005ul +
             (unsigned long)operation * 1009 + (unsigned long)argument + 1;
  length++;
}

static unsigned long draw(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state >> 20;
}

static bool fails(void) { return draw() % 8 == 0; }

static void *take(struct slot *table, enum kind kind) {
  int index = 0;
  while (table[index].holds)
    if (++index == SLOTS)
      abort();
  table[index].kind = (int)kind;
  table[index].holds = 1;
  held++;
  return &table[index];
}

static void drop(int operation, void *resource, struct slot *table,
                 enum kind kind) {
  struct slot *slot = resource;
  trace(operation, slot - table);
  if (slot->kind != (int)kind || !slot->holds) {
    printf("released what is not held: operation %d\n", operation);
    exit(1);
  }
  slot->holds--;
  held--;
}

struct file *file_open(int name) {
  trace(1, name);
  return fails() ? NULL : take(slots, FILES);
}

int file_read(struct file *file, int size) {
  trace(2, size + (file->slot.kind == FILES));
  return fails() ? -1 : choose(size + 1);
}

int file_write(struct file *file, int size) {
  trace(3, size + (file->slot.kind == FILES));
  return fails() ? size - 1 : size;
}

void file_close(struct file *file) { drop(4, file, slots, FILES); }

int *memory_get(int count) {
  trace(5, count);
  if (count > MEMORY || fails())
    return NULL;
  long index = (struct slot *)take(memory_slots, NOTHING) - memory_slots;
  for (int i = 0; i < count; i++)
    memory[index][i] = 0;
  return memory[index];
}

void memory_put(int *block) {
  drop(6, &memory_slots[(block - memory[0]) / MEMORY], memory_slots, NOTHING);
}

struct lock *lock_find(int name) {
  trace(7, name);
  return (struct lock *)&slots[name % SLOTS];
}

void lock_take(struct lock *lock) {
  trace(8, &lock->slot - slots);
  lock->slot.kind = LOCKS;
  lock->slot.holds++;
  held++;
}

void lock_drop(struct lock *lock) { drop(9, lock, slots, LOCKS); }

struct object *object_first(int size) {
  trace(10, size);
  return size > 0 ? (struct object *)&slots[SLOTS - size % SLOTS] : NULL;
}

struct object *object_next(struct object *object) {
  trace(11, &object->slot - slots);
  return object + 1 == (struct object *)(slots + SLOTS) ? NULL : object + 1;
}

struct object *object_get(struct object *object) {
  trace(12, &object->slot - slots);
  object->slot.kind = OBJECTS;
  object->slot.holds++;
  held++;
  return object;
}

int object_kind(struct object *object) {
  trace(13, &object->slot - slots);
  return choose(12);
}

void object_put(struct object *object) { drop(14, object, slots, OBJECTS); }

struct transaction *transaction_begin(void) {
  trace(15, 0);
  return fails() ? NULL : take(slots, TRANSACTIONS);
}

void transaction_commit(struct transaction *transaction) {
  drop(16, transaction, slots, TRANSACTIONS);
}

void transaction_rollback(struct transaction *transaction) {
  drop(17, transaction, slots, TRANSACTIONS);
}

int arena_mark(void) {
  trace(18, arena_used);
  held++;
  return arena_used;
}

int *arena_get(int count) {
  trace(19, count);
  if (arena_used + count > (int)(sizeof arena / sizeof *arena) || fails())
    return NULL;
  arena_used += count;
  return &arena[arena_used - count];
}

void arena_release(int mark) {
  trace(20, mark);
  if (mark > arena_used) {
    printf("released what is not held: arena\n");
    exit(1);
  }
  arena_used = mark;
  held--;
}

int step(int value) {
  trace(21, value);
  return fails() ? -1 : value;
}

int choose(int limit) {
  trace(22, limit);
  return (int)(draw() % (unsigned long)limit);
}

unsigned long trace_checksum(void) { return checksum; }

unsigned long trace_length(void) { return length; }

bool resources_balanced(void) { return held == 0 && arena_used == 0; }
