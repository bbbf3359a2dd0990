#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks what holds for every source file of the tree ROOT.

Each has an SPDX line with the licence of its folder; clang-format would not
change it; no file of the plugin has more than 500 lines.
"""

import os
import subprocess
import sys

GPL = "GPL-3.0-or-later"
APACHE = "Apache-2.0 WITH LLVM-exception"
FORMATTED = (".c", ".cc", ".cpp", ".h")
# In these the layout is part of the test, or is checked by other means.
UNFORMATTED = ("test/",)
# Texts that are not ours, and data.
WITHOUT_LICENCE = (".out", ".md", ".txt", ".test", ".clang-format",
                   ".gitignore", ".help2man", ".pc.in", ".symbols.in", ".csv", ".json",
                   ".png", ".svg", "packages/changelog", "packages/copyright")


def tracked(root):
    names = subprocess.run(["git", "-C", root, "ls-files", "-co",
                            "--exclude-standard"],
                           check=True, text=True, stdout=subprocess.PIPE)
    return [name for name in names.stdout.splitlines()
            if os.path.isfile(os.path.join(root, name))]


def main():
    root = sys.argv[1]
    problems = []
    formatted = []
    for name in tracked(root):
        path = os.path.join(root, name)
        if name.startswith("LICENSES/") or name.endswith(WITHOUT_LICENCE):
            continue
        with open(path, encoding="utf-8") as text:
            lines = text.read().splitlines()
        licence = GPL if name.startswith("gcc-plugin/") \
            or name.endswith("other-plugin.cc") else APACHE
        if not any("SPDX-License-Identifier: " + licence in line
                   for line in lines[:5]):
            problems.append("%s: no SPDX line for %s" % (name, licence))
        if name.startswith("gcc-plugin/") and len(lines) > 500:
            problems.append("%s: %d lines" % (name, len(lines)))
        if name.endswith(FORMATTED) and not name.startswith(UNFORMATTED):
            formatted.append(path)
    format_run = subprocess.run(
        ["clang-format", "--dry-run", "--Werror"] + formatted, text=True,
        stderr=subprocess.PIPE)
    if format_run.returncode:
        problems.append(format_run.stderr)
    print("\n".join(problems))
    sys.exit(1 if problems or not formatted else 0)


if __name__ == "__main__":
    main()
