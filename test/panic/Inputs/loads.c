// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
  for (int round = 0; round < 2; round++) {
    void *library = dlopen(argc > 1 ? argv[1] : "", RTLD_NOW | RTLD_LOCAL);
    void *run = library ? dlsym(library, "run") : NULL;
    if (!run) {
      puts(dlerror());
      return 1;
    }
    int (*function)(void);
    *(void **)&function = run;
    function();
    dlclose(library);
  }
}
