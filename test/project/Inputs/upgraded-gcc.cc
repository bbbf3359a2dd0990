// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// upgraded-gcc PLUGIN VERSION - loads PLUGIN as GCC VERSION would.
//
// All that a plugin asks before it knows that it may use the host is here.

#include <dlfcn.h>
#include <stdio.h>
#include <string>

struct plugin_gcc_version {
  const char *basever, *datestamp, *devphase, *revision, *configuration_arguments;
};

extern "C" void plugin_default_version_check() {}

int main(int, char **argv) {
  void *plugin = dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL);
  if (!plugin) {
    puts(dlerror());
    return 2;
  }
  const plugin_gcc_version version = {argv[2], "20300101", "", "",
                                      "configure --target=x86_64-linux-gnu"};
  auto init = reinterpret_cast<int (*)(void *, const plugin_gcc_version *)>(
      dlsym(plugin, "plugin_init"));
  return init(nullptr, &version);
}
