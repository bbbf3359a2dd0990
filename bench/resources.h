// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the kernels of the benchmark acquire and release. All of it is compiled
// by itself, so that the compiler of a kernel sees calls and nothing behind
// them. Every call goes into a trace; most acquisitions and steps can fail.

#ifndef BENCH_RESOURCES_H
#define BENCH_RESOURCES_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

// The function that a kernel file defines. SIZE and MODE vary from call to
// call.
int kernel(int size, int mode);

// Files. file_read returns the number of bytes read, 0 at the end, -1 on an
// error; file_write the number of bytes written.
struct file;
struct file *file_open(int name);
int file_read(struct file *file, int size);
int file_write(struct file *file, int size);
void file_close(struct file *file);

// Memory. The contents are zero at first.
int *memory_get(int count);
void memory_put(int *memory);

// Locks.
struct lock;
struct lock *lock_find(int name);
void lock_take(struct lock *lock);
void lock_drop(struct lock *lock);

// A list of objects with counts of references. object_get returns its
// argument.
struct object;
struct object *object_first(int size);
struct object *object_next(struct object *object);
struct object *object_get(struct object *object);
int object_kind(struct object *object);
void object_put(struct object *object);

// Transactions.
struct transaction;
struct transaction *transaction_begin(void);
void transaction_commit(struct transaction *transaction);
void transaction_rollback(struct transaction *transaction);

// An arena. arena_get returns a null pointer when it is full.
int arena_mark(void);
int *arena_get(int count);
void arena_release(int mark);

// Anything that can go well (0 or more) or not (less than 0), about one time
// in eight.
int step(int value);

// A choice from 0 to LIMIT - 1.
int choose(int limit);

// For the driver: the trace so far, the number of the traced calls, and whether
// everything that was acquired has been released.
unsigned long trace_checksum(void);
unsigned long trace_length(void);
bool resources_balanced(void);

#ifdef __cplusplus
}
#endif

#endif
