#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares DEFER_KNOWN_HOSTS of ROOT/CMakeLists.txt with scripts/matrix, and
checks in which order that takes compilers.

    check_hosts.py ROOT
"""

import importlib.machinery
import importlib.util
import os
import re
import sys


def main():
    root = sys.argv[1]
    with open(os.path.join(root, "CMakeLists.txt")) as text:
        known = re.search(r"set\(DEFER_KNOWN_HOSTS ([^)]*)\)", text.read())
    path = os.path.join(root, "scripts", "matrix")
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader("matrix", path)
    matrix = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("matrix", loader))
    loader.exec_module(matrix)
    there = sorted(host for hosts in matrix.RELEASES.values() for host in hosts)
    if there != sorted(known.group(1).split()):
        sys.exit("scripts/matrix has %s, DEFER_KNOWN_HOSTS %s"
                 % (there, known.group(1).split()))
    order = matrix.newest_first(["clang-9", "gcc-11", "gcc-13", "clang-21",
                                 "clang-19", "gcc-12"])
    if order != ["gcc-13", "clang-21", "gcc-12", "gcc-11", "clang-19", "clang-9"]:
        sys.exit("scripts/matrix takes the newest first as %s" % order)


if __name__ == "__main__":
    main()
