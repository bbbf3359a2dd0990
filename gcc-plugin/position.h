// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a word stands in the text of a source file: can a statement begin
// there? The preprocessor knows what follows a token but not what precedes it,
// and under -E there is no parser to ask; so position.cc reads the text.

#ifndef DEFER_GCC_POSITION_H
#define DEFER_GCC_POSITION_H

enum class position
{
  statement,   // a statement can begin here
  attribute,   // it could, but for a GNU attribute just before
  other,       // within an expression, or the name of something else
  declarator,  // `other`, and the word may be the name being declared
  member,      // `other`, and it is a member, tag, label or designator
  macro_start, // the first word in the replacement list of a macro
  unknown,     // nothing can be said: a macro's argument, unreadable text
  directive    // in a directive other than #define
};

// What precedes the token spelled at a location, and the scope it is in, as
// far as the text alone tells.
struct text_position
{
  position where = position::unknown;
  std::string file;
  std::vector<long> blocks; // a number for each open brace, outermost first
  int functions = 0;        // blocks that have been closed at file scope
  bool in_parameters = false;
};

// Tells whether a name is a macro at this point, and one with parameters.
struct macro_oracle
{
  bool (*macro_p) (const std::string &name);
  bool (*function_like_p) (const std::string &name);
};

// The position of the token that is spelled WORD at LOCATION.

text_position position_of (location_t location, const char *word,
                           const macro_oracle &macros);

#endif
