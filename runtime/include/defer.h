/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * <defer.h> - panic and recover. Link with -ldefer.
 *
 *   panic(v)        unwinds the calling thread; what is deferred in each frame
 *                   runs, innermost first
 *   panicf(f, ...)  the same, with a text that is formatted as by printf
 *   recover()       in a deferred statement that a panic runs: stops the panic
 *                   and returns its value; NULL in all other places
 *
 * and the short names of what the plugin adds to the language:
 *
 *   errdefer S               S runs if the block is left with an error
 *   defer_function f(x);     f(x) runs when the function is left
 *   DEFER_RESULT T x;        x is the result of the function
 *   DEFER_ERROR(lo, hi)      on a function: these results are errors
 *
 * Define DEFER_NO_SHORT_NAMES before including this file to have the names
 * that begin with `defer_` or `DEFER_` only. docs/runtime.md and
 * docs/language.md have the rules. */

#ifndef DEFER_H
#define DEFER_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* What a value was, by the type of the argument of panic. */
typedef enum defer_kind {
  DEFER_TEXT,     /* char *; the text is copied */
  DEFER_BOOLEAN,  /* bool */
  DEFER_SIGNED,   /* a signed integer, char included */
  DEFER_UNSIGNED, /* an unsigned integer */
  DEFER_FLOATING, /* float, double, long double */
  DEFER_POINTER   /* void *, and a null pointer of any type */
} defer_kind;

/* The value of a panic. It is valid until the function that recovered it
 * returns. */
typedef struct defer_value {
  defer_kind kind;
  union {
    bool boolean;
    intmax_t integer;
    uintmax_t natural;
    long double floating;
    const void *pointer;
  };
  /* The value as it is printed if nothing recovers it; never NULL. A text that
   * is longer than DEFER_TEXT_SIZE - 1 bytes ends in "...". */
  const char *text;
  /* Where panic was called; NULL, 0 and NULL where that was a signal. */
  const char *file;
  int line;
  const char *function;
} defer_value;

enum { DEFER_TEXT_SIZE = 512 };

/* Begin a panic with a value. They do not return; what is deferred runs before
 * the stack is left. May be called by any thread, but from a signal handler
 * only through defer_signals_panic. Nothing is allocated and no lock is taken.
 * FILE and FUNCTION must stay valid while the value does. */
#define DEFER_PANIC_FUNCTION extern __attribute__((__noreturn__, __cold__)) void
DEFER_PANIC_FUNCTION defer_panic_text(const char *text, const char *file,
                                      int line, const char *function);
DEFER_PANIC_FUNCTION defer_panic_boolean(bool value, const char *file, int line,
                                         const char *function);
DEFER_PANIC_FUNCTION defer_panic_signed(intmax_t value, const char *file,
                                        int line, const char *function);
DEFER_PANIC_FUNCTION defer_panic_unsigned(uintmax_t value, const char *file,
                                          int line, const char *function);
DEFER_PANIC_FUNCTION defer_panic_floating(long double value, const char *file,
                                          int line, const char *function);
DEFER_PANIC_FUNCTION defer_panic_pointer(const void *value, const char *file,
                                         int line, const char *function);
/* Panics again with a value that recover() has returned; with NULL as with a
 * null pointer. */
DEFER_PANIC_FUNCTION defer_panic_again(const defer_value *value,
                                       const char *file, int line,
                                       const char *function);
/* FORMAT is that of printf; no memory is allocated as long as vsnprintf of the
 * C library needs none. */
DEFER_PANIC_FUNCTION defer_panic_format(const char *file, int line,
                                        const char *function,
                                        const char *format, ...)
    __attribute__((__format__(__printf__, 4, 5)));
#undef DEFER_PANIC_FUNCTION

#ifndef __cplusplus
#define defer_panic(value)                                                     \
  _Generic((value),                                                            \
      char *: defer_panic_text,                                                \
      const char *: defer_panic_text,                                          \
      bool: defer_panic_boolean,                                               \
      char: defer_panic_signed,                                                \
      signed char: defer_panic_signed,                                         \
      short: defer_panic_signed,                                               \
      int: defer_panic_signed,                                                 \
      long: defer_panic_signed,                                                \
      long long: defer_panic_signed,                                           \
      unsigned char: defer_panic_unsigned,                                     \
      unsigned short: defer_panic_unsigned,                                    \
      unsigned: defer_panic_unsigned,                                          \
      unsigned long: defer_panic_unsigned,                                     \
      unsigned long long: defer_panic_unsigned,                                \
      float: defer_panic_floating,                                             \
      double: defer_panic_floating,                                            \
      long double: defer_panic_floating,                                       \
      void *: defer_panic_pointer,                                             \
      const void *: defer_panic_pointer,                                       \
      const defer_value *: defer_panic_again,                                  \
      defer_value *: defer_panic_again)(value, __FILE__, __LINE__, __func__)

/* The plugin translates each call; the function itself, called through a
 * pointer, returns NULL. */
#if defined __DEFER_PLUGIN__
extern const defer_value *defer_recover(void);
#else
extern const defer_value *defer_recover(void)
    __attribute__((__error__("recover() needs the compiler plugin 'defer'")));
#endif

#ifndef DEFER_NO_SHORT_NAMES
#define panic(value) defer_panic(value)
#define recover() defer_recover()
#define errdefer _Errdefer
#define defer_function _Defer_function
#endif

#define DEFER_RESULT __attribute__((__defer_result__))
#define DEFER_ERROR(lo, hi) __attribute__((__defer_error__(lo, hi)))
#endif

#define defer_panicf(...)                                                      \
  defer_panic_format(__FILE__, __LINE__, __func__, __VA_ARGS__)

#ifndef DEFER_NO_SHORT_NAMES
#define panicf(...) defer_panicf(__VA_ARGS__)
#endif

/* Makes the signals SIGSEGV, SIGBUS and SIGFPE panics, in code that is compiled
 * with -fnon-call-exceptions; elsewhere what is deferred in the function that
 * the signal interrupts does not run. The handlers are those of the process;
 * the calling thread gets a stack for them, if it has none, so that the
 * overflow of its own stack is a panic, too. Call it once in each thread that
 * is to survive that, not from a signal handler. Returns 0, or -1 with errno
 * set. */
extern int defer_signals_panic(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
