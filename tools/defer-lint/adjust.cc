// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command of a compiler, GCC or Clang, with our plugin or without, as one
// that this program can run: other plugins go, the arguments of ours stay; what
// Clang does not know is what only GCC does.

#include "analyse.h"

#include "clang/Driver/Options.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"

namespace defer {
namespace lint {

using arguments = std::vector<std::string>;

// The arguments of plugins as this program takes them.
static arguments adjust_plugins(const arguments &command) {
  const llvm::StringRef ours = "-fplugin-arg-defer-";
  arguments adjusted;
  for (const std::string &word : command) {
    const llvm::StringRef argument = word;
    if (argument.starts_with(ours)) {
      for (const std::string &part :
           {std::string("-Xclang"), std::string("-plugin-arg-defer"),
            std::string("-Xclang"), argument.substr(ours.size()).str()})
        adjusted.push_back(part);
    } else if (!argument.starts_with("-fplugin"))
      adjusted.push_back(word);
  }
  return adjusted;
}

// COMMAND without the options that Clang does not know.
static arguments drop_unknown(const arguments &command) {
  std::vector<const char *> words;
  for (const std::string &word : command)
    words.push_back(word.c_str());
  unsigned missing_index, missing_count;
  const llvm::opt::InputArgList parsed =
      clang::driver::getDriverOptTable().ParseArgs(
          llvm::ArrayRef<const char *>(words).drop_front(), missing_index,
          missing_count);
  std::set<unsigned> dropped;
  for (const llvm::opt::Arg *argument : parsed)
    if (argument->getOption().getID() == clang::driver::options::OPT_UNKNOWN)
      dropped.insert(argument->getIndex() + 1);
  arguments adjusted;
  for (unsigned i = 0; i < command.size(); i++)
    if (!dropped.count(i))
      adjusted.push_back(command[i]);
  return adjusted;
}

clang::tooling::ArgumentsAdjuster adjust_arguments(const settings &s) {
  const std::string include = s.include;
  return [include](const arguments &command, llvm::StringRef) {
    arguments adjusted = drop_unknown(adjust_plugins(command));
    // In front of the file names, which may stand behind `--`.
    arguments added = {"-resource-dir=" DEFER_CLANG_RESOURCES, "-w"};
    // What Clang refuses and GCC takes.
    for (const char *warning :
         {"implicit-function-declaration", "implicit-int", "int-conversion",
          "incompatible-function-pointer-types", "return-mismatch"})
      added.push_back(std::string("-Wno-error=") + warning);
    if (!include.empty())
      added.push_back("-I" + include);
    adjusted.insert(adjusted.begin() + 1, added.begin(), added.end());
    return adjusted;
  };
}

} // namespace lint
} // namespace defer
