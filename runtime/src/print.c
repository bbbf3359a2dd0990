// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the process by a panic that nothing recovers: the panics of the
// thread, oldest first, in Go's words (runtime/panic.go: printpanics), then for
// each where it began. No stdio, no memory; standard output is not flushed.

#include "panic.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void output_flush(struct output *out) {
  for (size_t done = 0; done < out->size;) {
    const ssize_t n =
        write(STDERR_FILENO, out->buffer + done, out->size - done);
    if (n <= 0)
      break;
    done += (size_t)n;
  }
  out->size = 0;
}

void output_text(struct output *out, const char *text) {
  for (; *text; text++) {
    if (out->size == sizeof out->buffer)
      output_flush(out);
    out->buffer[out->size++] = *text;
  }
}

char *put_number(char *end, uintmax_t number, unsigned base) {
  do
    *--end = "0123456789abcdef"[number % base];
  while (number /= base);
  return end;
}

void output_number(struct output *out, uintmax_t number, unsigned base) {
  char digits[65] = "";
  output_text(out, put_number(digits + sizeof digits - 1, number, base));
}

// The next record of the list that the user is to hear of, from RECORD on.
static const struct record *shown(const struct record *record) {
  while (record && (record->foreign || record->ended))
    record = record->older;
  return record;
}

static void print_panic(struct output *out, const struct record *record) {
  const struct record *older = shown(record->older);
  if (older) {
    print_panic(out, older);
    if (!shown(older->older) && this_thread.omitted > 0) {
      output_text(out, "\t(");
      output_number(out, this_thread.omitted, 10);
      output_text(out, " more)\n");
    }
    output_text(out, "\t");
  }
  output_text(out, "panic: ");
  output_text(out, record->value.text);
  if (record->recovered)
    output_text(out, " [recovered]");
  output_text(out, "\n");
  if (record->note) {
    output_text(out, record->note);
    output_text(out, "\n");
  }
}

// Where RECORD began: its frames as far as it has come, then those of NEWEST,
// which has come to the end of the stack, from there on.
static void print_trace(struct output *out, const struct record *record,
                        const struct record *newest) {
  output_text(out, "\npanic: ");
  output_text(out, record->value.text);
  output_text(out, "\n");
  if (record->value.function) {
    output_text(out, "    in ");
    output_text(out, record->value.function);
    output_text(out, ", ");
    output_text(out, record->value.file);
    output_text(out, ":");
    output_number(out, (unsigned)record->value.line, 10);
    output_text(out, "\n");
  }
  unsigned count = 0;
  for (; count < record->frame_count; count++)
    symbol_print(out, record->frames[count].address);
  for (unsigned i = 0; record != newest && i < newest->frame_count; i++)
    if (newest->frames[i].stack > record->stack && count++ < RECORD_FRAMES)
      symbol_print(out, newest->frames[i].address);
}

static void print_traces(struct output *out, const struct record *record,
                         const struct record *newest) {
  const struct record *older = shown(record->older);
  if (older)
    print_traces(out, older, newest);
  print_trace(out, record, newest);
}

_Noreturn static void end_process(void) {
  const char *how = getenv("DEFER_PANIC");
  if (how && !strcmp(how, "abort"))
    abort();
  _exit(2);
}

void print_and_exit(const char *reason, uintptr_t address) {
  static _Thread_local bool printing __attribute__((tls_model("initial-exec")));
  static atomic_flag taken = ATOMIC_FLAG_INIT;
  struct output out = {.size = 0};
  if (printing) {
    output_text(&out, "fatal error: panic while printing a panic\n");
    output_flush(&out);
    _exit(2);
  }
  printing = true;
  // The process ends with the first thread that comes here.
  while (atomic_flag_test_and_set(&taken))
    pause();

  const struct record *newest = shown(this_thread.newest);
  if (newest)
    print_panic(&out, newest);
  if (reason) {
    output_text(&out, "fatal error: ");
    output_text(&out, reason);
    output_text(&out, "\n");
    if (address)
      symbol_print(&out, address);
  }
  // What follows looks into more.
  output_flush(&out);
  if (newest)
    print_traces(&out, newest, newest);
  output_flush(&out);
  end_process();
}
