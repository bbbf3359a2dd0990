// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading C text token by token, with a stack of the open brackets.
//
// A file is read from its beginning, over comments, literals and directives.
// #if takes every branch from the same stack, so that a bracket opened in two
// of them counts once. The state is kept and read on from where the last
// question stopped, so that the time is linear in the size of the file.

#include "gcc-compat.h"

#include "source-text.h"
#include "text-scanner.h"

bool
word_char_p (char c)
{
  return ISALNUM (c) || c == '_' || c == '$' || (c & 0x80);
}

bool
attribute_p (const std::string &word)
{
  return word == "__attribute__" || word == "__attribute";
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
  const std::string &before = state.previous;
  for (const char *tag : { "struct", "union", "enum" })
    if (before == tag || state.before_previous == tag)
      return brace::record;
  if (before == "=" || before == ",")
    return brace::initialiser;
  if (before == "{" && !state.open.empty ())
    return state.open.back ().kind == brace::initialiser ? brace::initialiser
                                                         : brace::block;
  // A compound literal: its parenthesis does not follow a name, an attribute
  // of one or a keyword that takes one.
  if (before == ")" && !state.closed.before.empty ())
    {
      const std::string &head = state.closed.before;
      char last = head.back ();
      if (head == "return"
          || (!word_char_p (last) && last != ')' && last != ']'))
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
  switch (text.size () == 1 ? text[0] : 0)
    {
    case '(':
    case '[':
    case '{':
      open_bracket (state, text[0]);
      break;
    case ')':
    case ']':
    case '}':
      close_bracket (state, text[0]);
      break;
    case '?':
      ++*questions;
      break;
    case ';':
      *questions = 0;
      break;
    case ':':
      if (*questions > 0)
        --*questions;
      else
        label_colon = state->open.empty ()
                      || (state->open.back ().open == '{'
                          && state->open.back ().kind == brace::block);
      break;
    case '*':
      if (state->previous == "(" && !state->open.empty ())
        state->open.back ().follows_star = true;
      break;
    default:
      if (attribute_p (text))
        state->label_attribute = state->after_name_colon;
    }
  const std::string &begin = state->before_previous;
  state->after_name_colon = label_colon
                            && (begin == ";" || begin == "{" || begin == "}")
                            && state->previous != "default";
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
      const char next = i + 1 < s.size () ? s[i + 1] : 0;
      if (s[i] == '/' && next == '*')
        {
          m_in_comment = true;
          i += 2;
          continue;
        }
      if (s[i] == '/' && next == '/')
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
        if (s[i] == op[0] && next == op[1] && !s.compare (i, strlen (op), op))
          {
            text = op;
            length = text.size ();
          }
      for (const auto &d : digraphs)
        if (s[i] == d.spelling[0] && next == d.spelling[1])
          {
            text = d.meaning;
            length = 2;
          }
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

// Scans the logical line up to offset STOP, into a copy of the state: the next
// question may be about the same line.
scan_result
text_scanner::scan_part (size_t stop)
{
  scan_result result = { scan_region::text, m_state };
  size_t begin = 0;
  size_t first = skip_blanks (m_text, 0);
  if (!m_in_comment && first < m_text.size () && m_text[first] == '#')
    {
      size_t name = skip_blanks (m_text, first + 1);
      result.state = scan_state ();
      result.region = scan_region::directive;
      if (word_at (m_text, name) != "define")
        return result;
      result.region = scan_region::definition;
      name = skip_blanks (m_text, name + strlen ("define"));
      begin = name + word_at (m_text, name).size ();
      if (begin < m_text.size () && m_text[begin] == '(')
        begin = std::min (m_text.find (')', begin), m_text.size () - 1) + 1;
    }
  const bool in_comment = m_in_comment;
  scan_tokens (&result.state, begin, stop);
  m_in_comment = in_comment;
  return result;
}

scan_result
text_scanner::scan_to (int line, int column)
{
  // A question about text that has been passed: begin again.
  if (line < m_line)
    {
      std::string file = m_file;
      *this = text_scanner (file);
    }
  while (line >= m_line + (int)m_starts.size ())
    {
      scan_line ();
      if (!next_line ())
        return { scan_region::nowhere, scan_state () };
    }
  return scan_part (m_starts[line - m_line] + column - 1);
}
