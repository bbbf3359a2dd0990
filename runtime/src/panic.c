// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a panic means: which one is running, which have been replaced, recovered
// or are over. The rules are those of Go (The Go Programming Language
// Specification, "Handling panics"; proposal 34481).
//
// A thread has a list of records, the newest first. One that has been recovered
// stays until its frame returns, since the program may look at its value; one
// that another has replaced stays until that one is recovered, since it is
// printed too if it is not. Whatever else unwinds - pthread_exit, cancellation,
// an exception of C++ - has a record while it runs deferred statements: should
// one of them panic and that be recovered, then not the function's caller goes
// on, but what unwound before.
//
// Where a panic has come to is told by the stack pointer in its frame, which
// __defer_begin notes for the frame whose deferred statement runs. The stack
// grows down: a frame lies below its CFA, and what has come to a frame below
// that of a panic that is now recovered has been replaced by it. Where the
// compiler has put one function into another, the two have one frame, and the
// same may be thought of a panic that goes on: it is taken back to the list
// then.

#include "panic.h"
#include "entry.h"

// The plugins' code refers to it weakly, which takes nothing from an archive.
__attribute__((used)) static void (*const with_every_panic)(size_t) =
    __defer_reserve;

// The class of our exceptions: the vendor, then the language.
static const _Unwind_Exception_Class panic_class = UINT64_C(0x4445465243000000);

// A weak reference does not take a file out of libdefer.a: what compiled code
// refers to so has to come with this one.
__attribute__((used)) static void (*const reserve)(size_t) = __defer_reserve;

static void push(struct record *record) {
  record->listed = true;
  record->older = this_thread.newest;
  this_thread.newest = record;
}

static struct record *pop(void) {
  struct record *record = this_thread.newest;
  this_thread.newest = record->older;
  record->listed = false;
  return record;
}

// RECORD goes on: it is not over.
static void keep_listed(struct record *record) {
  if (record->listed)
    return;
  record_claim(record);
  push(record);
}

// The record of EXCEPTION, or null if it is no panic of this runtime: another
// copy of it in the process has the same class.
static struct record *panic_of(struct _Unwind_Exception *exception) {
  if (!exception || exception->exception_class != panic_class ||
      !record_p(exception))
    return NULL;
  struct record *record = (struct record *)(void *)exception;
  keep_listed(record);
  return record;
}

// Drops RECORD, with those that are newer: their frames are gone.
static void drop_through(const struct record *record) {
  while (this_thread.newest != record)
    record_free(pop());
  record_free(pop());
}

// Called for a panic that C++ has caught and not thrown again.
static void lose_panic(_Unwind_Reason_Code reason,
                       struct _Unwind_Exception *exception) {
  (void)reason;
  (void)exception;
  print_and_exit("the panic was caught by C++ code, with catch (...), and not "
                 "thrown again",
                 0);
}

// Too long a list, as of panics in a recursion through deferred statements, is
// cut behind its oldest record: that one began it all.
static void limit_list(void) {
  enum { LIMIT = 64 };
  struct record *oldest = this_thread.newest, *before = NULL, *above = NULL;
  unsigned count = 0;
  for (; oldest && oldest->older; oldest = oldest->older) {
    above = before;
    before = oldest;
    count++;
  }
  // The last but one has been replaced if the one above it has come as far.
  if (count < LIMIT || !above || before->foreign || above->foreign ||
      above->stack < before->stack)
    return;
  above->older = oldest;
  before->listed = false;
  record_free(before);
  this_thread.omitted++;
}

void panic_raise(struct record *record) {
  if (this_thread.in_runtime)
    print_and_exit("a signal handler panicked in the middle of a panic", 0);
  this_thread.in_runtime = true;
  cxx_prepare();
  record_register_thread();
  limit_list();
  record->exception.exception_class = panic_class;
  record->exception.exception_cleanup = lose_panic;
  push(record);
  this_thread.direct_callee = NULL;
  this_thread.in_runtime = false;
  unwind_frames(record);
}

bool panic_under_way(void) {
  const struct record *record = this_thread.newest;
  return record && !record->foreign && !record->ended;
}

void panic_reach_frame(struct record *record, struct frame frame) {
  keep_listed(record);
  record->stack = frame.stack;
  // A frame is come to again from its landing pad.
  const unsigned count = record->frame_count;
  if (frame.stack >= record->start && count < RECORD_FRAMES &&
      (count == 0 || frame.stack > record->frames[count - 1].stack))
    record->frames[record->frame_count++] = frame;
}

void panic_reach_end(uintptr_t address) {
  print_and_exit(address ? "the panic cannot go on through a frame without an "
                           "unwind table"
                         : NULL,
                 address);
}

static struct record *foreign_record(const void *exception) {
  struct record *record = this_thread.newest;
  while (record && (!record->foreign || record->foreign != exception))
    record = record->older;
  return record;
}

void __defer_begin(void *exception, void (*callee)(void), const void *frame) {
  this_thread.direct_exception = exception;
  this_thread.direct_callee = callee;
  if (!exception)
    return;
  this_thread.in_runtime = true;
  struct record *record = panic_of(exception);
  if (record)
    record->ended = record->recovered;
  else
    record = foreign_record(exception);
  if (!record) {
    record = record_new();
    if (record) {
      record_register_thread();
      record->foreign = exception;
      push(record);
    }
  }
  // All that the deferred statement calls lies below.
  if (record)
    record->stack = (uintptr_t)frame;
  this_thread.in_runtime = false;
}

const defer_value *__defer_recover(void *exception) {
  struct record *record = panic_of(exception);
  if (!record || record->recovered)
    return NULL;
  record->recovered = true;
  return &record->value;
}

int __defer_is_recovered(void *exception) {
  const struct record *record = panic_of(exception);
  return record && record->recovered;
}

// cppcheck-suppress constParameter ; it is a function
void *__defer_enter(void (*function)(void)) {
  if (this_thread.direct_callee != function)
    return NULL;
  this_thread.direct_callee = NULL;
  return this_thread.direct_exception;
}

// Drops what a panic that ends in the frame with CFA has replaced, up to OUTER.
// Returns the outermost exception in it that is no panic, or null.
static struct _Unwind_Exception *drop_replaced(uintptr_t cfa,
                                               const void *outer) {
  struct _Unwind_Exception *foreign = NULL;
  struct record *record;
  while ((record = this_thread.newest) && record->stack < cfa) {
    if (outer && (record->foreign == outer || &record->exception == outer))
      break;
    if (record->foreign)
      foreign = record->foreign;
    record_free_doubtful(pop());
  }
  return foreign;
}

int __defer_recovered(void *exception, const void *outer, const void *frame) {
  struct record *record = panic_of(exception);
  if (record ? !record->recovered : !(record = foreign_record(exception)))
    return 0;
  this_thread.in_runtime = true;
  const bool is_panic = !record->foreign;
  struct _Unwind_Exception *foreign = NULL;
  drop_through(record);
  if (!this_thread.newest)
    this_thread.omitted = 0;
  else if (is_panic)
    foreign = drop_replaced(unwind_caller_cfa((uintptr_t)frame), outer);
  this_thread.in_runtime = false;
  if (foreign)
    unwind_resume(foreign);
  return is_panic;
}

// The library's own: who calls it is no deferred statement.
RUNTIME_EXPORT const defer_value *(defer_recover)(void) { return NULL; }
