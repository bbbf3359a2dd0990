// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Signals that are panics. The unwinder goes through the frame of a signal
// handler like any other (GCC's and glibc's tables mark it, `S` in the
// augmentation), so a handler may panic if the code that it interrupted has
// landing pads for its own instructions: -fnon-call-exceptions.
//
// SA_NODEFER, since the handler is never left in the usual way and the signal
// would stay blocked. The handler has a stack of its own for the overflow of
// the thread's stack; a landing pad runs on that of its frame again.

#define _GNU_SOURCE

#include "panic.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

// The program counter in CONTEXT, or 0 where this file does not know how.
static uintptr_t interrupted_address(const ucontext_t *context) {
#if defined __x86_64__
  return (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
#elif defined __aarch64__
  return (uintptr_t)context->uc_mcontext.pc;
#else
  (void)context;
  return 0;
#endif
}

static uintptr_t interrupted_stack(const ucontext_t *context) {
#if defined __x86_64__
  return (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined __aarch64__
  return (uintptr_t)context->uc_mcontext.sp;
#else
  (void)context;
  return 0;
#endif
}

// A call of what is no code, such as a null function: there is no unwind table
// at that address. Goes back into the call, which has been done but for that.
static void undo_call(const siginfo_t *information, ucontext_t *context) {
  if ((uintptr_t)information->si_addr != interrupted_address(context))
    return;
#if defined __x86_64__
  greg_t *registers = context->uc_mcontext.gregs;
  registers[REG_RIP] = *(const greg_t *)registers[REG_RSP] - 1; // NOLINT
  registers[REG_RSP] += (greg_t)sizeof(greg_t);
#elif defined __aarch64__
  context->uc_mcontext.pc = context->uc_mcontext.regs[30] - 4;
#endif
}

static const char *text_of(int number, const siginfo_t *information,
                           bool overflow) {
  if (overflow)
    return "runtime error: stack overflow";
  if (number == SIGSEGV || number == SIGBUS)
    return "runtime error: invalid memory address or nil pointer dereference";
  return information->si_code == FPE_INTDIV
             ? "runtime error: integer divide by zero"
             : "runtime error: floating point error";
}

static void handle(int number, siginfo_t *information, void *context) {
  const uintptr_t address = (uintptr_t)information->si_addr;
  // An access next to the stack pointer, in the guard page below the stack.
  const uintptr_t stack = interrupted_stack(context);
  const uintptr_t guard = 65536;
  const bool overflow =
      number == SIGSEGV && address - stack + guard < 2 * guard;

  // As Go has it.
  struct output note = {.size = 0};
  output_text(&note, number == SIGSEGV
                         ? "[signal SIGSEGV: segmentation violation code=0x"
                     : number == SIGBUS ? "[signal SIGBUS: bus error code=0x"
                                        : "[signal SIGFPE: floating-point "
                                          "exception code=0x");
  output_number(&note, (uintptr_t)information->si_code, 16);
  output_text(&note, " addr=0x");
  output_number(&note, address, 16);
  output_text(&note, " pc=0x");
  output_number(&note, interrupted_address(context), 16);
  output_text(&note, "]");
  note.buffer[note.size] = '\0';
  if (number == SIGSEGV)
    undo_call(information, context);
  panic_by_signal(text_of(number, information, overflow), note.buffer);
}

// Gives the calling thread a stack for handlers, if it has none. It is kept to
// the end of the thread: a handler may be on it.
static int provide_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current))
    return -1;
  if (!(current.ss_flags & SS_DISABLE))
    return 0;
  const size_t size = 65536;
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED)
    return -1;
  const stack_t stack = {.ss_sp = memory, .ss_size = size};
  if (sigaltstack(&stack, NULL) == 0)
    return 0;
  const int error = errno;
  munmap(memory, size);
  errno = error;
  return -1;
}

int defer_signals_panic(void) {
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGFPE};
  if (provide_stack())
    return -1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = handle;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (sigaction(numbers[i], &action, NULL))
      return -1;
  return 0;
}
