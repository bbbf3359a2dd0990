// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading C text token by token: see text-scanner.cc.

#ifndef DEFER_GCC_TEXT_SCANNER_H
#define DEFER_GCC_TEXT_SCANNER_H

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

// What has been read up to some point of a file.
struct scan_state
{
  std::string previous; // the last token; empty at the start
  std::string before_previous;
  bracket closed; // the bracket of `previous` if that is ) or ]
  std::vector<bracket> open;
  int functions = 0;
  int questions = 0;              // outside of any bracket
  bool after_label_colon = false; // `previous` is the colon of a label
  bool after_name_colon = false;  // it is, and not of `case` or `default`
  bool label_attribute = false;   // the last attribute is that of a label
};

enum class scan_region
{
  text,
  definition, // the replacement list of a macro
  directive,  // another directive
  nowhere     // behind the end of the file
};

struct scan_result
{
  scan_region region;
  scan_state state; // in a definition, from the beginning of its list
};

class text_scanner
{
public:
  explicit text_scanner (const std::string &file) : m_file (file) {}

  // What precedes COLUMN of LINE, both from 1 on.
  scan_result scan_to (int line, int column);

private:
  bool next_line ();
  void scan_line ();
  scan_result scan_part (size_t stop);
  void scan_directive (size_t begin);
  void scan_tokens (scan_state *state, size_t begin, size_t stop);
  void token (scan_state *state, const std::string &text);
  void open_bracket (scan_state *state, char c);
  void close_bracket (scan_state *state, char c);

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

// Whether C can be part of a name or a number.
bool word_char_p (char c);

// Whether WORD begins a GNU attribute.
bool attribute_p (const std::string &word);

#endif
