// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "defer-words.h"

namespace defer {

template <size_t N>
static bool contains(const char *const (&words)[N], const std::string &word) {
  for (const char *candidate : words)
    if (word == candidate)
      return true;
  return false;
}

bool begins_declaration(const std::string &name) {
  static const char *const specifiers[] = {
      "_Alignas",  "_Atomic",    "_Bool",          "_Complex",
      "_Noreturn", "_BitInt",    "_Static_assert", "_Thread_local",
      "alignas",   "__inline",   "__attribute__",  "__auto_type",
      "__thread",  "__inline__", "__label__",      "__typeof__",
      "auto",      "__typeof",   "bool",           "char",
      "const",     "constexpr",  "double",         "enum",
      "extern",    "float",      "inline",         "int",
      "long",      "register",   "restrict",       "short",
      "signed",    "static",     "static_assert",  "struct",
      "typedef",   "typeof",     "thread_local",   "typeof_unqual",
      "union",     "unsigned",   "void",           "volatile"};
  return contains(specifiers, name);
}

bool in_setjmp_family(const std::string &name) {
  static const char *const functions[] = {
      "setjmp",      "_setjmp",          "sigsetjmp",
      "__sigsetjmp", "longjmp",          "_longjmp",
      "siglongjmp",  "__builtin_setjmp", "__builtin_longjmp"};
  return contains(functions, name);
}

bool unwinds_the_stack(const std::string &name) {
  return name == "pthread_exit" || name.rfind(PANIC_PREFIX, 0) == 0;
}

} // namespace defer
