// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// upgraded-clang PLUGIN VERSION - loads PLUGIN as Clang VERSION would.
//
// All that a plugin asks before it knows that it may use the host is here.

#include <dlfcn.h>
#include <stdio.h>
#include <string>

static const char *version;

namespace clang {
std::string getClangFullVersion() { return std::string("clang version ") + version; }
} // namespace clang

int main(int, char **argv) {
  version = argv[2];
  if (!dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL))
    puts(dlerror());
  return 0; // not reached: the plugin ends the program
}
