#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles every C block of the documentation.

    check_docs.py --cc COMMAND FILE...

A block that begins with ```c must compile without any diagnostic; one with
```c error: TEXT must give a diagnostic that begins with TEXT. At least one block
of each kind must have been there.
"""

import argparse
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"^```c(?: error: (.*?))?\n(.*?)^```$", re.M | re.S)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    good = bad = failures = 0
    for name in arguments.files:
        with open(name) as text:
            content = text.read()
        for block in BLOCK.finditer(content):
            expected, code = block.groups()
            run = subprocess.run(
                shlex.split(arguments.cc)
                + ["-O2", "-Wall", "-Wextra", "-Werror", "-x", "c", "-S", "-o",
                   "/dev/null", "-"],
                input=code, text=True, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT)
            good += not expected
            bad += bool(expected)
            if expected and "error: " + expected in run.stdout and run.returncode:
                continue
            if not expected and not run.returncode and not run.stdout:
                continue
            failures += 1
            line = content[:block.start()].count("\n") + 1
            print("%s:%d:\n%s" % (name, line, run.stdout))
    print("%d good blocks, %d bad ones, %d failures" % (good, bad, failures))
    sys.exit(1 if failures or not good or not bad else 0)


if __name__ == "__main__":
    main()
