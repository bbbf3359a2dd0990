// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a word stands in the text of a source file: see position.h.
//
// text-scanner.cc says which token and which brackets precede the word; this
// file says what they mean.
//
// Refuses to judge (position::unknown) where the text is not to be had: see
// source-text.cc.

#include "gcc-compat.h"

#include "position.h"
#include "source-text.h"
#include "text-scanner.h"

static bool
in_list (const std::string &word, const char *const *begin,
         const char *const *end)
{
  return std::find (begin, end, word) != end;
}

template <size_t n>
static bool
in_list (const std::string &word, const char *const (&list)[n])
{
  return in_list (word, list, list + n);
}

// What stands before a word that follows `)`.
static position
after_parenthesis (const scan_state &state, const macro_oracle &macros)
{
  static const char *const control[] = { "if", "while", "for", "switch" };
  const std::string &head = state.closed.before;
  if (in_list (head, control))
    return position::statement;
  if (attribute_p (head))
    return state.label_attribute ? position::statement : position::attribute;
  if (head == "_Pragma" || macros.function_like_p (head))
    return position::unknown;
  return position::declarator;
}

// What stands before a word that follows `(` or a comma in parentheses.
static position
in_parenthesis (const scan_state &state, const macro_oracle &macros)
{
  // Any of the open parentheses may be that of a macro.
  for (size_t i = state.open.size (); i-- > 0 && state.open[i].open == '(';)
    if (macros.function_like_p (state.open[i].before))
      return position::unknown;
  return position::declarator;
}

static position
classify (const scan_result &scanned, const macro_oracle &macros)
{
  if (scanned.region == scan_region::directive)
    return position::directive;
  if (scanned.region == scan_region::nowhere)
    return position::unknown;

  static const char *const selectors[]
      = { ".", "->", "struct", "union", "enum", "goto", "&&" };
  static const char *const introducers[] = { "else", "do" };
  const scan_state &state = scanned.state;
  const std::string &before = state.previous;
  const bracket *inner = state.open.empty () ? nullptr : &state.open.back ();

  if (before.empty ())
    return scanned.region == scan_region::definition ? position::macro_start
                                                     : position::unknown;
  if (in_list (before, selectors))
    return position::member;
  if (inner && inner->open == '{' && inner->kind != brace::block)
    return position::member;
  if (in_list (before, introducers))
    return position::statement;
  if (before == ")")
    return after_parenthesis (state, macros);
  if (before == "(" || (inner && inner->open == '('))
    return in_parenthesis (state, macros);
  if (inner && inner->open == '[')
    return position::other;
  if (before == ";" || before == "{" || before == "}")
    return position::statement;
  if (before == ":")
    return state.after_label_colon ? position::statement : position::other;
  if (before == "]")
    return state.closed.doubled ? position::statement : position::declarator;
  if (word_char_p (before[0]) && macros.macro_p (before))
    return position::unknown;
  if (word_char_p (before[0]) || before == "*" || before == ",")
    return position::declarator;
  return position::other;
}

text_position
position_of (location_t location, const char *word, const macro_oracle &macros)
{
  // A word in a macro is asked about each time the macro is used, and reading
  // a file again for each would take quadratic time.
  static std::map<location_t, text_position> known;
  static std::map<std::string, text_scanner> scanners;
  auto seen = known.find (location);
  if (seen != known.end ())
    return seen->second;

  source_place place;
  if (!source_find (location, word, &place))
    return text_position ();
  auto found = scanners.emplace (place.file, text_scanner (place.file)).first;
  scan_result scanned = found->second.scan_to (place.line, place.column);

  text_position &result = known[location];
  result.where = classify (scanned, macros);
  result.file = place.file;
  result.functions = scanned.state.functions;
  for (const bracket &b : scanned.state.open)
    if (b.open == '{')
      result.blocks.push_back (b.place);
    else if (b.open == '(' && !b.follows_star)
      result.in_parameters = true;
  return result;
}
