// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What --help prints, in the form of GNU's programs, which help2man reads.
// LLVM's own names every option of the libraries and is of another form.

#include "settings.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"

namespace defer {
namespace lint {

static constexpr unsigned COLUMN = 28, WIDTH = 79;

static const char HEAD[] =
    "Usage: defer-lint [OPTION...] FILE... [-- COMPILER-ARGUMENT...]\n"
    "  or:  defer-lint [OPTION...] -p FOLDER [FILE...]\n"
    "Find the misuse of 'defer', of the cleanup attribute, and of what they\n"
    "release, and fix it.\n"
    "\n";

static const char TAIL[] =
    "\n"
    "Without a FILE all C files of the compile database are analysed.\n"
    "The status is 0 if nothing has been found at or above --fail-on,\n"
    "or all of it has been fixed, 1 if something has, and 2 if a file could\n"
    "not be analysed or an argument is wrong.\n";

// The options that Clang's own parser adds, when it runs.
static const char *const TOOLING[][3] = {
    {"p", "FOLDER", "Where compile_commands.json is"},
    {"extra-arg", "ARGUMENT", "Add this behind the compiler's arguments"},
    {"extra-arg-before", "ARGUMENT",
     "Add this in front of the compiler's arguments"},
};

// Prints TEXT word by word, from COLUMN to WIDTH; the line has USED characters.
static void print_words(llvm::StringRef text, unsigned used,
                        llvm::raw_ostream &out) {
  llvm::SmallVector<llvm::StringRef, 32> words;
  text.split(words, ' ');
  bool first = true;
  if (used + 2 > COLUMN) {
    out << '\n';
    used = 0;
  }
  out.indent(COLUMN - used);
  used = COLUMN;
  for (llvm::StringRef word : words) {
    if (!first && used + 1 + word.size() > WIDTH) {
      out << '\n';
      out.indent(COLUMN);
      used = COLUMN;
    } else if (!first) {
      out << ' ';
      used++;
    }
    out << word;
    used += static_cast<unsigned>(word.size());
    first = false;
  }
  out << '\n';
}

static void print_option(llvm::StringRef name, llvm::StringRef value,
                         llvm::StringRef help, llvm::raw_ostream &out) {
  std::string text = (name.size() == 1 ? "  -" : "      --") + name.str();
  if (!value.empty())
    text += (name.size() == 1 ? " " : "=") + value.str();
  out << text;
  print_words(help, static_cast<unsigned>(text.size()), out);
}

void print_help(llvm::cl::OptionCategory &category, llvm::raw_ostream &out) {
  struct texts {
    std::string value, help;
  };
  std::map<std::string, texts> sorted;
  for (auto &option : TOOLING)
    sorted[option[0]] = {option[1], option[2]};
  for (auto &known : llvm::cl::getRegisteredOptions())
    if (llvm::is_contained(known.second->Categories, &category) &&
        known.second->getOptionHiddenFlag() == llvm::cl::NotHidden)
      sorted[known.first().str()] = {known.second->ValueStr.str(),
                                     known.second->HelpStr.str()};
  out << HEAD;
  for (auto &option : sorted)
    print_option(option.first, option.second.value, option.second.help, out);
  print_option("help", "", "Print this", out);
  print_option("version", "", "Print the version", out);
  out << TAIL;
}

} // namespace lint
} // namespace defer
