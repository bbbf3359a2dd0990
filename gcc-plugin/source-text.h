// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of the source files as the preprocessor read it. See
// source-text.cc.

#ifndef DEFER_GCC_SOURCE_TEXT_H
#define DEFER_GCC_SOURCE_TEXT_H

struct source_place
{
  std::string file;
  int line = 0;   // from 1 on
  int column = 0; // in bytes, from 1 on
};

class source_text
{
public:
  // The text of FILE; empty if it cannot be read.
  static source_text *get (const std::string &file);

  // Line LINE without its end; NULL behind the last one.
  const std::string *line (int number) const;

  // The physical line that #line calls LINE of FILE; 0 if there is none.
  int physical_line (const std::string &file, int line) const;

  void load (const std::string &text);

private:
  // What a #line directive says of the lines that follow it.
  struct renaming
  {
    int physical; // line that follows the directive
    std::string file;
    int line;
  };
  std::vector<std::string> m_lines;
  std::vector<renaming> m_renamings;
};

// Keeps a copy of standard input if that is the main file: it cannot be read
// twice.
void source_keep_standard_input ();

// Finds the place of the token that is spelled WORD at LOCATION; false if the
// text is not to be had.
bool source_find (location_t location, const char *word, source_place *place);

#endif
