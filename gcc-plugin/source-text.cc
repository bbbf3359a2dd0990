// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of the source files as the preprocessor read it: physical lines,
// whatever #line says, of files and of standard input.
//
// GCC's locations are those that #line gives. The file that was read is found
// through the line maps, and the line in it through its own #line directives.
// In the end the word is looked for at the place: text that has changed, or
// was converted (-finput-charset), is not believed.

#include "gcc-compat.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "source-text.h"

static const char standard_input[] = "<stdin>";

static std::map<std::string, source_text> texts;

static bool
read_all (int fd, std::string *text)
{
  char buffer[65536];
  ssize_t n;
  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    text->append (buffer, n);
  return n == 0;
}

// The text goes on to GCC through a file in memory.
void
source_keep_standard_input ()
{
  if (num_in_fnames != 1 || strcmp (in_fnames[0], "-"))
    return;
  std::string text;
  int copy = memfd_create ("defer-stdin", MFD_CLOEXEC);
  if (copy < 0 || !read_all (STDIN_FILENO, &text))
    fatal_error (UNKNOWN_LOCATION, "cannot copy standard input: %m");
  for (size_t done = 0; done < text.size ();)
    {
      ssize_t n = write (copy, text.data () + done, text.size () - done);
      if (n < 0)
        fatal_error (UNKNOWN_LOCATION, "cannot copy standard input: %m");
      done += n;
    }
  lseek (copy, 0, SEEK_SET);
  dup2 (copy, STDIN_FILENO);
  close (copy);
  texts[standard_input].load (text);
}

// Parses `# 12 "file"` and `#line 12 "file"`. Without a file name, FILE stays.
static bool
parse_renaming (const std::string &text, int *line, std::string *file)
{
  const char *p = text.c_str ();
  while (ISSPACE (*p))
    p++;
  if (*p++ != '#')
    return false;
  while (ISSPACE (*p))
    p++;
  if (!strncmp (p, "line", 4))
    p += 4;
  while (ISSPACE (*p))
    p++;
  if (!ISDIGIT (*p))
    return false;
  *line = strtol (p, const_cast<char **> (&p), 10);
  while (ISSPACE (*p))
    p++;
  if (*p == '"')
    {
      file->clear ();
      for (p++; *p && *p != '"'; p++)
        {
          if (*p == '\\' && p[1])
            p++;
          *file += *p;
        }
    }
  return true;
}

void
source_text::load (const std::string &text)
{
  const char *byte_order_mark = "\xef\xbb\xbf";
  size_t begin = text.compare (0, 3, byte_order_mark) ? 0 : 3;
  std::string file;
  while (begin < text.size ())
    {
      size_t end = std::min (text.find ('\n', begin), text.size ());
      m_lines.push_back (text.substr (begin, end - begin));
      if (!m_lines.back ().empty () && m_lines.back ().back () == '\r')
        m_lines.back ().pop_back ();
      int line;
      if (parse_renaming (m_lines.back (), &line, &file))
        m_renamings.push_back ({ (int)m_lines.size () + 1, file, line });
      begin = end + 1;
    }
}

source_text *
source_text::get (const std::string &file)
{
  auto found = texts.find (file);
  if (found != texts.end ())
    return &found->second;
  source_text *text = &texts[file];
  int fd = open (file.c_str (), O_RDONLY | O_CLOEXEC);
  std::string content;
  if (fd >= 0 && read_all (fd, &content))
    text->load (content);
  if (fd >= 0)
    close (fd);
  return text;
}

const std::string *
source_text::line (int number) const
{
  if (number < 1 || number > (int)m_lines.size ())
    return NULL;
  return &m_lines[number - 1];
}

// A directive without a file name keeps that of the one before it.
int
source_text::physical_line (const std::string &file, int line) const
{
  for (size_t i = 0; i < m_renamings.size (); i++)
    {
      const renaming &r = m_renamings[i];
      int end = i + 1 < m_renamings.size () ? m_renamings[i + 1].physical
                                            : m_lines.size () + 1;
      int physical = r.physical + line - r.line;
      if ((r.file.empty () || r.file == file) && line >= r.line
          && physical < end)
        return physical;
    }
  return 0;
}

// The file that was being read at LOCATION: that of the map by which the
// preprocessor entered it.
static std::string
physical_file (location_t location)
{
  if (cpp_get_options (parse_in)->preprocessed)
    return strcmp (in_fnames[0], "-") ? in_fnames[0] : standard_input;
  const line_map *found = linemap_lookup (line_table, location);
  if (!found || linemap_macro_expansion_map_p (found))
    return "";
  const line_map_ordinary *map = linemap_check_ordinary (found);
  const line_map_ordinary *first = LINEMAPS_ORDINARY_MAP_AT (line_table, 0);
  const location_t included_from = linemap_included_from (map);
  while (map > first
         && (linemap_included_from (map) != included_from
             || map->reason != LC_ENTER))
    map--;
  return ORDINARY_MAP_FILE_NAME (map);
}

static bool
word_at_p (const source_place &place, const char *word)
{
  const std::string *line = source_text::get (place.file)->line (place.line);
  return line && place.column > 0 && place.column <= (int)line->size ()
         && !line->compare (place.column - 1, strlen (word), word);
}

bool
source_find (location_t location, const char *word, source_place *place)
{
  expanded_location expanded = expand_location (location);
  if (!expanded.file)
    return false;
  place->file = expanded.file;
  place->line = expanded.line;
  place->column = expanded.column;
  if (line_table->seen_line_directive)
    {
      source_place physical = *place;
      physical.file = physical_file (location);
      int line = source_text::get (physical.file)
                     ->physical_line (expanded.file, expanded.line);
      if (line)
        physical.line = line;
      if (word_at_p (physical, word))
        {
          *place = physical;
          return true;
        }
    }
  return word_at_p (*place, word);
}
