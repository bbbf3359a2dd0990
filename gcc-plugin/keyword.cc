// SPDX-License-Identifier: GPL-3.0-or-later
//
// Part of the first stage: whether a `defer` is the keyword.
//
// It is one where a statement can begin and no declaration of the name is
// visible. What follows it settles most cases: `defer =` is an identifier,
// `defer f` a keyword. The others, such as `defer (x)`, and the tags, members
// and labels, need what precedes it (position.cc) and the parser's symbols, or
// under -E, where there are none, the declarations seen so far in the text.

#include "gcc-compat.h"

#include "keyword.h"

bool
keyword_name_p (const char *name)
{
  for (const char *keyword :
       { LONG_KEYWORD, SHORT_KEYWORD, ERROR_KEYWORD, FUNCTION_KEYWORD })
    if (!strcmp (name, keyword))
      return true;
  return false;
}

cpp_hashnode *
keyword_macro_node (const char *name)
{
  return cpp_lookup (parse_in, (const unsigned char *)name, strlen (name));
}

static bool
macro_p (const std::string &name)
{
  return cpp_macro_p (keyword_macro_node (name.c_str ()));
}

static bool
function_like_macro_node_p (cpp_hashnode *node)
{
  return cpp_user_macro_p (node) && cpp_fun_like_macro_p (node);
}

static bool
function_like_macro_p (const std::string &name)
{
  return function_like_macro_node_p (keyword_macro_node (name.c_str ()));
}

static const macro_oracle macros = { macro_p, function_like_macro_p };

// The name of a function-like macro TOKEN has nothing but the end of the file,
// NEXT, behind it. Looking for its parenthesis, libcpp would read that once
// more, which a file that has been left does not survive.
static void
keep_from_expanding (const cpp_token *token, const cpp_token *next)
{
  if (token && token->type == CPP_NAME && next->type == CPP_EOF
      && function_like_macro_node_p (token->val.node.node))
    const_cast<cpp_token *> (token)->flags |= NO_EXPAND;
}

const cpp_token *
keyword_peek (cpp_reader *reader, int n)
{
  const cpp_token *before = NULL;
  for (int i = 0;; i++)
    {
      const cpp_token *token = cpp_peek_token (reader, i);
      keep_from_expanding (before, token);
      if (token->type != CPP_PADDING && n-- == 0)
        return token;
      if (token->type == CPP_EOF)
        return token;
      before = token;
    }
}

std::string
keyword_spelling (const cpp_token *token)
{
  if (token->type != CPP_NAME)
    return "";
  return (const char *)NODE_NAME (token->val.node.node);
}

// What the token behind `defer` says about it.
enum class follower
{
  statement,  // only a statement goes on like this
  identifier, // only an identifier is followed by this
  semicolon,
  either
};

static follower
classify_follower (const cpp_token *token)
{
  switch (token->type)
    {
    case CPP_NAME:
    case CPP_NUMBER:
    case CPP_CHAR:
    case CPP_WCHAR:
    case CPP_CHAR16:
    case CPP_CHAR32:
    case CPP_UTF8CHAR:
    case CPP_STRING:
    case CPP_WSTRING:
    case CPP_STRING16:
    case CPP_STRING32:
    case CPP_UTF8STRING:
    case CPP_OPEN_BRACE:
    case CPP_NOT:
    case CPP_COMPL:
    case CPP_PRAGMA:
      return follower::statement;
    case CPP_SEMICOLON:
      return follower::semicolon;
    case CPP_OPEN_PAREN:
    case CPP_OPEN_SQUARE:
    case CPP_MULT:
    case CPP_AND:
    case CPP_AND_AND: // the address of a label
    case CPP_PLUS:
    case CPP_MINUS:
    case CPP_PLUS_PLUS:
    case CPP_MINUS_MINUS:
      return follower::either;
    default:
      return follower::identifier;
    }
}

// The location, as it is spelled, of the use of a macro whose replacement list
// begins at LOCATION, and in NAME the macro's name; UNKNOWN_LOCATION if there
// is none. GCC has just entered it, so its map is among the last ones.
static location_t
macro_use (location_t location, std::string *name)
{
  for (unsigned i = LINEMAPS_MACRO_USED (line_table); i-- > 0;)
    {
      const line_map_macro *map = LINEMAPS_MACRO_MAP_AT (line_table, i);
      cpp_hashnode *node = map->macro;
      if (!cpp_user_macro_p (node) || !node->value.macro)
        continue;
      const cpp_macro *macro = node->value.macro;
      if (macro->count == 0 || macro->exp.tokens[0].src_loc != location)
        continue;
      *name = linemap_map_get_macro_name (map);
      return linemap_resolve_location (line_table,
                                       get_expansion_point_location (map),
                                       LRK_SPELLING_LOCATION, NULL);
    }
  return UNKNOWN_LOCATION;
}

text_position
keyword_position (const cpp_token *token, location_t *use)
{
  location_t location = token->src_loc;
  std::string word = keyword_spelling (token);
  for (;;)
    {
      text_position p = position_of (location, word.c_str (), macros);
      if (use)
        *use = location;
      if (p.where != position::macro_start)
        return p;
      location = macro_use (location, &word);
      if (location == UNKNOWN_LOCATION)
        return p;
    }
}

// Where `defer` has been declared, as far as the text tells: under -E there is
// no other source. The declaration holds in its block and the blocks in that;
// a parameter's, in its function.
struct textual_declaration
{
  text_position at;
  bool visible_from (const text_position &p) const;
};

bool
textual_declaration::visible_from (const text_position &p) const
{
  if (at.blocks.empty () && !at.in_parameters)
    return true;
  if (at.file != p.file)
    return false;
  if (at.blocks.empty ())
    return at.functions == p.functions;
  return at.blocks.size () <= p.blocks.size ()
         && std::equal (at.blocks.begin (), at.blocks.end (),
                        p.blocks.begin ());
}

static std::vector<textual_declaration> textual_declarations;

static bool
declared_p (const text_position &where)
{
  if (!flag_preprocess_only)
    return lookup_name (get_identifier (SHORT_KEYWORD)) != NULL_TREE;
  for (const textual_declaration &d : textual_declarations)
    if (d.visible_from (where))
      return true;
  return false;
}

bool
keyword_p (cpp_reader *reader, const cpp_token *token,
           const text_position &where)
{
  if (in_system_header_at (token->src_loc))
    return false;
  const follower next = classify_follower (keyword_peek (reader, 0));

  switch (where.where)
    {
    case position::declarator:
      if (flag_preprocess_only)
        textual_declarations.push_back ({ where });
      return false;
    case position::directive:
    case position::other:
    case position::member:
      return false;
    case position::attribute:
    case position::statement:
      if (next == follower::identifier)
        return false;
      break;
    case position::macro_start:
    case position::unknown:
      if (next == follower::identifier || next == follower::semicolon)
        return false;
      break;
    }
  return !declared_p (where);
}
