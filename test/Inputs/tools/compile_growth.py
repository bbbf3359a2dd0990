#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Whether the instructions that a compiler executes are linear in the defers.

    compile_growth.py SHAPE COMMAND...

A function with COUNT defers, with twice as many and with four times as many is
compiled by COMMAND: SHAPE is `blocks`, each in a block of its own, or `flat`, all in
one. From the second to the third come twice as many more as from the first to the
second, and have to take no more than twice as many instructions, but for what a hash
table that grows takes. Cachegrind counts them. Ends with status 1 if it is more.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

COUNT = 1000
TOLERANCE = 1.05
PUT = "void *p%d = get(%d); defer { put(p%d); } use(p%d);"


def program(shape, count):
    lines = ["void *get(int name);", "void put(void *p);", "void use(void *p);",
             "void function(void) {"]
    for i in range(count):
        text = PUT.replace("%d", str(i))
        lines.append("{ %s }" % text if shape == "blocks" else text)
    return "\n".join(lines + ["}", ""])


def instructions(command, text, directory):
    """Those of all processes of COMMAND."""
    source = os.path.join(directory, "growth.c")
    with open(source, "w") as file:
        file.write(text)
    reports = os.path.join(directory, "report.")
    for report in glob.glob(reports + "*"):
        os.remove(report)
    subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--quiet",
                    "--trace-children=yes", "--cachegrind-out-file=" + reports + "%p"]
                   + command + [source], check=True)
    total = 0
    for report in glob.glob(reports + "*"):
        with open(report) as file:
            total += int(re.search(r"^summary: (\d+)", file.read(), re.M).group(1))
    return total


def main():
    shape, command = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as directory:
        counts = [instructions(command, program(shape, count), directory)
                  for count in (COUNT, 2 * COUNT, 4 * COUNT)]
    first, second = counts[1] - counts[0], counts[2] - counts[1]
    print("%s: %d, then %d more, then %d more" % (shape, counts[0], first, second))
    return 1 if first <= 0 or second > 2 * first * TOLERANCE else 0


if __name__ == "__main__":
    sys.exit(main())
