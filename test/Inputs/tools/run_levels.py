#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles and runs a test program at every optimisation level.

    run_levels.py --cc COMMAND [--panic on,off] [--libs FLAGS] SOURCE [FLAG...]

The standard output of each run must be the text of the comments `// OUT: ...`
in SOURCE, in order, and its exit status that of `// STATUS: n` (0 without one).
A comment `// OUT-off: ...` counts with panic=off only, `// OUT-on: ...` with
panic=on only. Any compiler output is a failure, unless --allow-diagnostics.
"""

import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile

LEVELS = ["-O0", "-O1", "-O2", "-O3", "-Os", "-Og", "-O0 -g", "-O2 -g",
          "-O2 -flto"]


def expectation(source, panic):
    lines, status = [], 0
    with open(source) as text:
        for line in text:
            match = re.search(r"// OUT(-on|-off)?:(?: (.*))?$", line.rstrip("\n"))
            if match and match.group(1) in (None, "-" + panic):
                lines.append(match.group(2) or "")
            match = re.search(r"// STATUS: (\d+)", line)
            if match:
                status = int(match.group(1))
    if not lines:
        sys.exit("%s: no expected output" % source)
    return lines, status


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", required=True)
    parser.add_argument("--panic", default="on,off")
    parser.add_argument("--libs", default="")
    parser.add_argument("--allow-diagnostics", action="store_true")
    parser.add_argument("source")
    parser.add_argument("flags", nargs="*")
    arguments, extra = parser.parse_known_args()
    flags = arguments.flags + extra
    failures = 0
    with tempfile.TemporaryDirectory() as directory:
        program = os.path.join(directory, "program")
        for panic in arguments.panic.split(","):
            expected, status = expectation(arguments.source, panic)
            for level in LEVELS:
                command = (shlex.split(arguments.cc) + level.split()
                           + ["-Wall", "-Wextra",
                              "-fplugin-arg-defer-panic=" + panic]
                           + flags + [arguments.source, "-o", program]
                           + shlex.split(arguments.libs))
                compiled = subprocess.run(command, text=True,
                                          stdout=subprocess.PIPE,
                                          stderr=subprocess.STDOUT)
                what = "%s panic=%s" % (level, panic)
                if compiled.returncode or (compiled.stdout
                                           and not arguments.allow_diagnostics):
                    print("%s: compiler:\n%s\n%s" % (what, " ".join(command),
                                                     compiled.stdout))
                    failures += 1
                    continue
                run = subprocess.run([program], text=True, timeout=60,
                                     stdout=subprocess.PIPE)
                if run.returncode != status:
                    print("%s: status %d, not %d" % (what, run.returncode, status))
                    failures += 1
                if run.stdout.splitlines() != expected:
                    print("%s: output:" % what)
                    print("\n".join(difflib.unified_diff(
                        expected, run.stdout.splitlines(), "expected", "actual",
                        lineterm="")))
                    failures += 1
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
