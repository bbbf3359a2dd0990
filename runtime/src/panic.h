// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the parts of the runtime know of each other.
//
//   value.c   the functions behind panic(v): a value becomes a record
//   record.c  where records are kept
//   panic.c   what a panic means: which one is running, replaced, recovered
//   unwind.c  which frame is next
//   print.c   the text of a panic that nothing recovers, and the end
//   symbol.c  names for the addresses in it
//   stack.c   how much of the stack is left
//   signal.c  signals that are panics
//   cxx.c     frames of C++ that nothing may leave

#ifndef DEFER_RUNTIME_PANIC_H
#define DEFER_RUNTIME_PANIC_H

#include "defer.h"

#include <stddef.h>
#include <unwind.h>

#pragma GCC visibility push(hidden)

// A frame that a panic has come through: the address in it, and the stack
// pointer at the call there (what _Unwind_GetCFA returns: the CFA of the frame
// below).
struct frame {
  uintptr_t address, stack;
};

enum { RECORD_FRAMES = 32 };

// A panic, or the note that something else unwinds.
struct record {
  struct _Unwind_Exception exception;
  struct record *older;              // in the same thread
  struct _Unwind_Exception *foreign; // null for a panic
  bool listed;                       // in the list of its thread
  uintptr_t start;                   // the trace begins at this stack pointer
  uintptr_t stack;                   // at the call in the frame it has come to
  bool recovered;                    // recover() has returned the value
  bool ended;                        // and the deferred statement is over
  defer_value value;
  const char *note; // a second line for the text, or null
  unsigned frame_count;
  struct frame frames[RECORD_FRAMES]; // the first ones, innermost first
  char text[DEFER_TEXT_SIZE];
  char note_text[128];
};

// The state of a thread.
struct thread {
  struct record *newest;
  // The last deferred statement that begins with a direct call has this to say
  // to the function, should it ask.
  struct _Unwind_Exception *direct_exception;
  void (*direct_callee)(void);
  uintptr_t stack_low, stack_high; // 0: not known yet
  unsigned omitted;                // panics that were too many to remember
  bool in_runtime;                 // a signal that comes now must not enter it
  bool registered;                 // with record_register_thread
};

// Small and of the initial-exec model: nothing is allocated at the first access
// by a thread, in a library that was loaded late either.
extern _Thread_local struct thread this_thread;

// record.c: a record that is not in use, zeroed but for its texts and frames,
// or null if there is none; back again. Lock-free; any thread, and signal
// handlers.
struct record *record_new(void);
void record_free(struct record *record);
// The same for a record that may be taken back.
void record_free_doubtful(struct record *record);
// Takes a record back that has been freed, if it has not been used since.
void record_claim(const struct record *record);
// Whether POINTER is that of a record, in use or not.
bool record_p(const void *pointer);
// Has the records of the calling thread freed when it ends.
void record_register_thread(void);

// panic.c: begins the panic RECORD. Does not return; not declared so, since the
// call of what goes on is a jump then, and one frame less has to be unwound.
void panic_raise(struct record *record);
// value.c: begins a panic with TEXT and its second line NOTE, from the handler
// of a signal.
_Noreturn void panic_by_signal(const char *text, const char *note);
// panic.c: whether the calling thread has a panic that is not over.
bool panic_under_way(void);
// From unwind.c: the panic RECORD has come to a frame; the newest one to the
// end of the stack, or to a frame at ADDRESS that has no unwind table.
void panic_reach_frame(struct record *record, struct frame frame);
_Noreturn void panic_reach_end(uintptr_t address);

// unwind.c: the CFA of the frame that calls the function whose own is CFA.
uintptr_t unwind_caller_cfa(uintptr_t cfa);

// unwind.c: goes through the frames of the calling thread from here on,
// outwards. Does not return: see panic_raise.
void unwind_frames(struct record *record);
// Goes on with EXCEPTION, which is not ours.
_Noreturn void unwind_resume(struct _Unwind_Exception *exception);

// cxx.c: a panic is about to begin.
void cxx_prepare(void);

// print.c: ends the process with the panics of this thread, and REASON or null.
_Noreturn void print_and_exit(const char *reason, uintptr_t address);

// symbol.c: describes ADDRESS, which a call returns to, on a line of its own.
struct output;
void symbol_print(struct output *out, uintptr_t address);

// print.c: text that is written to standard error at once.
struct output {
  char buffer[1024];
  size_t size;
};
void output_text(struct output *out, const char *text);
void output_number(struct output *out, uintmax_t number, unsigned base);
// Puts NUMBER in BASE before END and returns where it begins.
char *put_number(char *end, uintmax_t number, unsigned base);
void output_flush(struct output *out);

#pragma GCC visibility pop

#endif
