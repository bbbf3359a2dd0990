#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a gcc-12 and an llvm-config-14 whose headers are of other releases.

    other_headers.py FOLDER

FOLDER/bin has the programs, which run the true ones for the rest.
"""

import os
import shutil
import sys


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, mode)


def main():
    folder = sys.argv[1]
    gcc, llvm = os.path.join(folder, "plugin"), os.path.join(folder, "llvm")
    write(gcc + "/include/gcc-plugin.h", "")
    write(gcc + "/include/plugin-version.h", 'static char basever[] = "12.9.0";\n')
    write(llvm + "/clang/Frontend/FrontendPluginRegistry.h", "")
    write(llvm + "/clang/Basic/Version.inc", "#define CLANG_VERSION 15.0.7\n")
    program = '#!/bin/sh\ncase $1 in %s) echo "%s" ;; *) exec %s "$@" ;; esac\n'
    write(folder + "/bin/gcc-12", program
          % ("-print-file-name=plugin", gcc, shutil.which("gcc-12")), 0o755)
    write(folder + "/bin/llvm-config-14", program
          % ("--includedir", llvm, shutil.which("llvm-config-14")), 0o755)


if __name__ == "__main__":
    main()
