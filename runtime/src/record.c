// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where the records of panics are kept.
//
// A record must outlive the frame that panics, and nothing may be allocated:
// the records of all threads are in one array, and a bit says whether one is in
// use. Untouched, the array costs address space only. The thread's own memory
// is not the place: in a library that is loaded late it would be allocated at
// the first access (__tls_get_addr), or not be there (the initial-exec model).
//
// A record of which it is only thought that nothing needs it any more is used
// again when there is no other.

#include "panic.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

enum { RECORDS = 1024, WORD_BITS = 64 };

static struct record records[RECORDS];
static atomic_uint_least64_t used[RECORDS / WORD_BITS];
static atomic_uint_least64_t doubtful[RECORDS / WORD_BITS];
static atomic_uint next;

_Thread_local struct thread this_thread;

// Of ThreadSanitizer, where it is in the process: it does not see the atomic
// operations here, which order what two threads do with a record.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

static pthread_key_t key;
static bool has_key;

static struct record *take(bool take_doubtful) {
  for (unsigned tries = 0; tries < RECORDS; tries++) {
    const unsigned index = atomic_fetch_add(&next, 1) % RECORDS;
    const unsigned word = index / WORD_BITS;
    const uint_least64_t bit = UINT64_C(1) << index % WORD_BITS;
    if (!take_doubtful && (atomic_load(&doubtful[word]) & bit))
      continue;
    if (atomic_fetch_or(&used[word], bit) & bit)
      continue;
    if (take_doubtful)
      atomic_fetch_and(&doubtful[word], ~bit);
    return &records[index];
  }
  return NULL;
}

struct record *record_new(void) {
  struct record *record = take(false);
  if (!record)
    record = take(true);
  if (!record)
    return NULL;
  if (__tsan_acquire)
    __tsan_acquire(record);
  memset(record, 0, offsetof(struct record, frames));
  return record;
}

bool record_p(const void *pointer) {
  const uintptr_t offset = (uintptr_t)pointer - (uintptr_t)records;
  return offset < sizeof records && offset % sizeof *records == 0;
}

void record_claim(const struct record *record) {
  const size_t index = (size_t)(record - records);
  const uint_least64_t bit = UINT64_C(1) << index % WORD_BITS;
  atomic_fetch_or(&used[index / WORD_BITS], bit);
  atomic_fetch_and(&doubtful[index / WORD_BITS], ~bit);
}

void record_free_doubtful(struct record *record) {
  const size_t index = (size_t)(record - records);
  atomic_fetch_or(&doubtful[index / WORD_BITS], UINT64_C(1)
                                                    << index % WORD_BITS);
  record_free(record);
}

void record_free(struct record *record) {
  if (__tsan_release)
    __tsan_release(record);
  const size_t index = (size_t)(record - records);
  atomic_fetch_and(&used[index / WORD_BITS],
                   ~(UINT64_C(1) << index % WORD_BITS));
}

// A thread that ends in the middle of a panic, by pthread_exit in a deferred
// statement, has records left.
static void free_records(void *unused) {
  (void)unused;
  while (this_thread.newest) {
    struct record *record = this_thread.newest;
    this_thread.newest = record->older;
    record_free(record);
  }
  this_thread.registered = false;
}

void record_register_thread(void) {
  if (this_thread.registered || !has_key)
    return;
  this_thread.registered = pthread_setspecific(key, &this_thread) == 0;
}

// Early keys need no memory of their own in a thread (glibc's first 32).
__attribute__((constructor)) static void create_key(void) {
  has_key = pthread_key_create(&key, free_records) == 0;
}

__attribute__((destructor)) static void delete_key(void) {
  if (has_key)
    pthread_key_delete(key);
  has_key = false;
}
