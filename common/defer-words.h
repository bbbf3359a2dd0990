// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words that both plugins know.

#ifndef DEFER_COMMON_WORDS_H
#define DEFER_COMMON_WORDS_H

#include <string>

namespace defer {

inline constexpr char LONG_KEYWORD[] = "_Defer";
inline constexpr char SHORT_KEYWORD[] = "defer";
inline constexpr char ERROR_KEYWORD[] = "_Errdefer";
inline constexpr char FUNCTION_KEYWORD[] = "_Defer_function";

// The attributes, and the namespace and names of their other spelling.
inline constexpr char RESULT_ATTRIBUTE[] = "defer_result";
inline constexpr char ERROR_ATTRIBUTE[] = "defer_error";
inline constexpr char ATTRIBUTE_NAMESPACE[] = "defer";
inline constexpr char SCOPED_RESULT_ATTRIBUTE[] = "result";
inline constexpr char SCOPED_ERROR_ATTRIBUTE[] = "error";

// What <defer.h> calls `recover`, and how the functions behind `panic` begin.
inline constexpr char RECOVER_FUNCTION[] = "defer_recover";
inline constexpr char PANIC_PREFIX[] = "defer_panic";

// What FILE of <stdio.h> is.
inline constexpr char STREAM_STRUCTURE[] = "_IO_FILE";

// Whether the keyword NAME begins a declaration, in any -std=.
bool begins_declaration(const std::string &name);

// Whether the function NAME saves or restores the place of execution.
bool in_setjmp_family(const std::string &name);

// Whether the function NAME, which does not return, unwinds the stack.
bool unwinds_the_stack(const std::string &name);

} // namespace defer

#endif
