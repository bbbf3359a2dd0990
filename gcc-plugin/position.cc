// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a word stands in the text of a source file: see position.h.
//
// Reads the file from its beginning, token by token, over comments, literals
// and directives, with a stack of the open brackets. #if takes every branch
// from the same stack, so that a bracket opened in two of them counts once.
// The state is kept for each file and read on from where the last question
// stopped, so that the time is linear in the size of the file.
//
// Refuses to judge (position::unknown) where the text is not to be had: see
// source-text.cc.

#include "gcc-compat.h"

#include "position.h"
#include "source-text.h"

enum class brace
{
  block,
  record, // struct, union or enum
  initialiser
};

struct bracket
{
  char open;                 // one of ( [ {
  std::string before;        // the token before it
  bool follows_star = false; // `(` directly followed by `*`: a declarator
  bool doubled = false;      // `[` directly followed by `[`
  brace kind = brace::block;
  long place = 0;    // in the file, to tell it from others
  int questions = 0; // `?` without its `:` so far
};

// A bracket that has just been closed, and what stood before it.
struct scan_state
{
  std::string previous; // the last token; empty at the start
  std::string before_previous;
  bracket closed; // the bracket of `previous` if that is ) or ]
  std::vector<bracket> open;
  int functions = 0;
  int questions = 0;              // outside of any bracket
  bool after_label_colon = false; // `previous` is the colon of a label
};

class text_scanner
{
public:
  explicit text_scanner (const std::string &file) : m_file (file) {}
  text_position find (int line, int column, const macro_oracle &macros);

private:
  bool next_line ();
  void scan_line ();
  void scan_directive (size_t begin);
  void scan_tokens (scan_state *state, size_t begin, size_t stop);
  void token (scan_state *state, const std::string &text);
  void open_bracket (scan_state *state, char c);
  void close_bracket (scan_state *state, char c);
  position classify (const scan_state &state, const macro_oracle &macros,
                     bool in_macro) const;
  position after_parenthesis (const scan_state &state,
                              const macro_oracle &macros) const;
  position in_parenthesis (const scan_state &state,
                           const macro_oracle &macros) const;

  std::string m_file;
  std::string m_text;           // the logical line being scanned
  int m_line = 1;               // number of its first physical line
  std::vector<size_t> m_starts; // offset of each physical line in m_text
  bool m_in_comment = false;
  size_t m_offset = 0; // of the token being scanned, in m_text
  scan_state m_state;  // before m_text

  // The state at each open #if; dead if that is an `#if 0`.
  struct conditional
  {
    scan_state state;
    bool dead;
  };
  std::vector<conditional> m_conditionals;
};

static bool
word_char_p (char c)
{
  return ISALNUM (c) || c == '_' || c == '$' || (c & 0x80);
}

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

// Reads the next logical line; a backslash at the end joins physical lines.
bool
text_scanner::next_line ()
{
  m_line += m_starts.size ();
  m_text.clear ();
  m_starts.clear ();
  const source_text *source = source_text::get (m_file);
  for (int number = m_line;; number++)
    {
      const std::string *line = source->line (number);
      if (!line)
        return !m_starts.empty ();
      m_starts.push_back (m_text.size ());
      m_text += *line;
      if (m_text.empty () || m_text.back () != '\\')
        return true;
      m_text.pop_back ();
    }
}

static brace
brace_kind (const scan_state &state)
{
  static const char *const tags[] = { "struct", "union", "enum" };
  const std::string &before = state.previous;
  if (in_list (before, tags) || in_list (state.before_previous, tags))
    return brace::record;
  if (before == "=" || before == ",")
    return brace::initialiser;
  if (before == "{" && !state.open.empty ())
    return state.open.back ().kind == brace::initialiser ? brace::initialiser
                                                         : brace::block;
  // A compound literal: its parenthesis does not follow a name or a keyword
  // that takes one.
  if (before == ")" && !state.closed.before.empty ())
    {
      const std::string &head = state.closed.before;
      char last = head.back ();
      if (head == "return" || (!word_char_p (last) && last != ')'))
        return brace::initialiser;
    }
  return brace::block;
}

void
text_scanner::open_bracket (scan_state *state, char c)
{
  if (!state->open.empty () && state->previous.size () == 1
      && state->previous[0] == state->open.back ().open && c == '[')
    state->open.back ().doubled = true;
  bracket b;
  b.open = c;
  b.before = state->previous;
  b.place = ((long)m_line << 32) + m_offset;
  if (c == '{')
    b.kind = brace_kind (*state);
  state->open.push_back (b);
}

void
text_scanner::close_bracket (scan_state *state, char c)
{
  const char open = c == ')' ? '(' : c == ']' ? '[' : '{';
  // An unbalanced bracket, from a macro most likely: close what it can close.
  size_t n = state->open.size ();
  while (n > 0 && state->open[n - 1].open != open)
    n--;
  if (n == 0)
    return;
  state->closed = state->open[n - 1];
  state->open.resize (n - 1);
  if (c == '}' && state->open.empty ())
    state->functions++;
}

void
text_scanner::token (scan_state *state, const std::string &text)
{
  int *questions = state->open.empty () ? &state->questions
                                        : &state->open.back ().questions;
  bool label_colon = false;
  if (text == "(" || text == "[" || text == "{")
    open_bracket (state, text[0]);
  else if (text == ")" || text == "]" || text == "}")
    close_bracket (state, text[0]);
  else if (text == "?")
    ++*questions;
  else if (text == ";")
    *questions = 0;
  else if (text == ":")
    {
      if (*questions > 0)
        --*questions;
      else
        label_colon = state->open.empty ()
                      || (state->open.back ().open == '{'
                          && state->open.back ().kind == brace::block);
    }
  else if (text == "*" && state->previous == "(" && !state->open.empty ())
    state->open.back ().follows_star = true;
  state->after_label_colon = label_colon;
  state->before_previous = state->previous;
  state->previous = text;
}

// Splits m_text between BEGIN and STOP into tokens.
void
text_scanner::scan_tokens (scan_state *state, size_t begin, size_t stop)
{
  static const char *const operators[] = { "->", "++", "--", "<<", ">>",
                                           "<=", ">=", "==", "!=", "&&",
                                           "||", "##", "..." };
  static const struct
  {
    const char *spelling, *meaning;
  } digraphs[]
      = { { "<%", "{" }, { "%>", "}" }, { "<:", "[" }, { ":>", "]" } };

  const std::string &s = m_text;
  stop = std::min (stop, s.size ());
  size_t i = begin;
  while (i < stop)
    {
      if (m_in_comment)
        {
          size_t end = s.find ("*/", i);
          m_in_comment = end == std::string::npos;
          i = m_in_comment ? s.size () : end + 2;
          continue;
        }
      if (ISSPACE (s[i]))
        {
          i++;
          continue;
        }
      if (!s.compare (i, 2, "/*"))
        {
          m_in_comment = true;
          i += 2;
          continue;
        }
      if (!s.compare (i, 2, "//"))
        return;
      if (s[i] == '"' || s[i] == '\'')
        {
          size_t end = i + 1;
          while (end < s.size () && s[end] != s[i])
            end += s[end] == '\\' ? 2 : 1;
          token (state, std::string (1, s[i]));
          i = std::min (end, s.size ()) + 1;
          continue;
        }
      if (word_char_p (s[i]))
        {
          size_t end = i;
          while (end < s.size () && word_char_p (s[end]))
            end++;
          token (state, s.substr (i, end - i));
          i = end;
          continue;
        }
      std::string text (1, s[i]);
      size_t length = 1;
      for (const char *op : operators)
        if (!s.compare (i, strlen (op), op))
          {
            text = op;
            length = text.size ();
          }
      for (const auto &d : digraphs)
        if (!s.compare (i, 2, d.spelling))
          {
            text = d.meaning;
            length = 2;
          }
      m_offset = i;
      m_offset = i;
      token (state, text);
      i += length;
    }
}

// The offset of the first character of S that is not white space, from I on.
static size_t
skip_blanks (const std::string &s, size_t i)
{
  while (i < s.size () && ISSPACE (s[i]))
    i++;
  return i;
}

static std::string
word_at (const std::string &s, size_t i)
{
  size_t end = i;
  while (end < s.size () && word_char_p (s[end]))
    end++;
  return s.substr (i, end - i);
}

// Keeps the conditionals; the other directives change nothing.
void
text_scanner::scan_directive (size_t begin)
{
  std::string name = word_at (m_text, begin);
  if (name == "if" || name == "ifdef" || name == "ifndef")
    {
      size_t condition = skip_blanks (m_text, begin + name.size ());
      m_conditionals.push_back (
          { m_state, word_at (m_text, condition) == "0" });
    }
  else if (name.compare (0, 2, "el") == 0 && !m_conditionals.empty ())
    {
      m_state = m_conditionals.back ().state;
      m_conditionals.back ().dead = false;
    }
  else if (name == "endif" && !m_conditionals.empty ())
    {
      if (m_conditionals.back ().dead)
        m_state = m_conditionals.back ().state;
      m_conditionals.pop_back ();
    }

  // A comment may begin on the line of a directive and go on behind it.
  scan_state ignored;
  scan_tokens (&ignored, begin + name.size (), std::string::npos);
}

// Scans the logical line.
void
text_scanner::scan_line ()
{
  size_t first = skip_blanks (m_text, 0);
  if (!m_in_comment && first < m_text.size () && m_text[first] == '#')
    scan_directive (skip_blanks (m_text, first + 1));
  else
    scan_tokens (&m_state, 0, std::string::npos);
}

// What stands before a word that follows `)`.
position
text_scanner::after_parenthesis (const scan_state &state,
                                 const macro_oracle &macros) const
{
  static const char *const control[] = { "if", "while", "for", "switch" };
  static const char *const attribute[] = { "__attribute__", "__attribute" };
  const std::string &head = state.closed.before;
  if (in_list (head, control))
    return position::statement;
  if (in_list (head, attribute))
    return position::attribute;
  if (head == "_Pragma" || macros.function_like_p (head))
    return position::unknown;
  return position::declarator;
}

// What stands before a word that follows `(` or a comma in parentheses.
position
text_scanner::in_parenthesis (const scan_state &state,
                              const macro_oracle &macros) const
{
  // Any of the open parentheses may be that of a macro.
  for (size_t i = state.open.size (); i-- > 0 && state.open[i].open == '(';)
    if (macros.function_like_p (state.open[i].before))
      return position::unknown;
  return position::declarator;
}

position
text_scanner::classify (const scan_state &state, const macro_oracle &macros,
                        bool in_macro) const
{
  static const char *const selectors[]
      = { ".", "->", "struct", "union", "enum", "goto", "&&" };
  static const char *const introducers[] = { "else", "do" };
  const std::string &before = state.previous;
  const bracket *inner = state.open.empty () ? nullptr : &state.open.back ();

  if (before.empty ())
    return in_macro ? position::macro_start : position::unknown;
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
text_scanner::find (int line, int column, const macro_oracle &macros)
{
  // A question about text that has been passed: begin again.
  if (line < m_line && !m_starts.empty ())
    {
      std::string file = m_file;
      *this = text_scanner (file);
    }

  text_position result;
  result.file = m_file;
  while (m_line == 0 || line >= m_line + (int)m_starts.size ())
    {
      if (m_line != 0)
        scan_line ();
      if (!next_line ())
        return result;
    }

  // The line is scanned into a copy: the next question may be about it, too.
  size_t stop = m_starts[line - m_line] + column - 1;
  size_t first = skip_blanks (m_text, 0);
  if (!m_in_comment && first < m_text.size () && m_text[first] == '#')
    {
      size_t name = skip_blanks (m_text, first + 1);
      if (word_at (m_text, name) != "define")
        {
          result.where = position::directive;
          return result;
        }
      name = skip_blanks (m_text, name + strlen ("define"));
      size_t body = name + word_at (m_text, name).size ();
      if (body < m_text.size () && m_text[body] == '(')
        body = std::min (m_text.find (')', body), m_text.size () - 1) + 1;
      scan_state state;
      const bool in_comment = m_in_comment;
      scan_tokens (&state, body, stop);
      m_in_comment = in_comment;
      result.where = classify (state, macros, true);
      return result;
    }

  scan_state state = m_state;
  const bool in_comment = m_in_comment;
  scan_tokens (&state, 0, stop);
  m_in_comment = in_comment;
  result.where = classify (state, macros, false);
  result.functions = state.functions;
  for (const bracket &b : state.open)
    if (b.open == '{')
      result.blocks.push_back (b.place);
    else if (b.open == '(' && !b.follows_star)
      result.in_parameters = true;
  return result;
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
  return known[location]
         = found->second.find (place.line, place.column, macros);
}
