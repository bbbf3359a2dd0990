#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks that each plugin finds in its host what it does not define itself.

    check_symbols.py FOLDER

FOLDER holds a folder for each host, with defer.so in it. Symbols are looked for
in the compiler proper and the libraries that it and the plugin are linked with.
"""

import os
import re
import subprocess
import sys

# Of the C runtime's start files, which test for them.
OPTIONAL = {"_ITM_deregisterTMCloneTable", "_ITM_registerTMCloneTable",
            "__gmon_start__", "__cxa_finalize"}


def run(*command):
    return subprocess.run(command, text=True, check=True,
                          stdout=subprocess.PIPE).stdout


def dynamic_symbols(path, option):
    names = set()
    for line in run("nm", "-D", option, path).splitlines():
        names.add(re.sub(r"@.*", "", line.split()[-1]))
    return names


def host_program(host):
    if host.startswith("gcc"):
        return run(host, "-print-prog-name=cc1").strip()
    return os.path.realpath(run("which", host).strip())


def libraries(path):
    return re.findall(r"=> (/\S+)", run("ldd", path))


def main():
    checked = failures = 0
    for host in sorted(os.listdir(sys.argv[1])):
        plugin = os.path.join(sys.argv[1], host, "defer.so")
        program = host_program(host)
        present = set()
        for path in {program, *libraries(program), *libraries(plugin)}:
            present |= dynamic_symbols(path, "--defined-only")
        needed = dynamic_symbols(plugin, "--undefined-only")
        checked += len(needed)
        for name in sorted(needed - present - OPTIONAL):
            print("%s: %s lacks %s" % (plugin, program, name))
            failures += 1
    print("%d symbols checked, %d missing" % (checked, failures))
    sys.exit(1 if failures or not checked else 0)


if __name__ == "__main__":
    main()
