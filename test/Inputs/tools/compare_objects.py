#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles real C files with and without the plugin and compares the objects.

    compare_objects.py --plain COMMAND --plugin COMMAND --flags=FLAGS... SOURCES

SOURCES is what fetch_sources.sh has filled. Each file that compiles without the
plugin must compile with it, to the same bytes, at each set of FLAGS. At
least 30 files must have been compared.
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile

FOLDERS = ["zlib", "bzip2", "lua5.4/src"]
ENOUGH = 30


def compile_to(command, flags, source, output):
    # One name for both objects: the debug information holds it.
    run = subprocess.run(
        shlex.split(command) + flags
        + ["-w", "-DHAVE_UNISTD_H", "-I.", "-c", os.path.basename(source),
           "-o", output],
        cwd=os.path.dirname(source), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if run.returncode:
        return None, run.stdout
    with open(output, "rb") as text:
        return text.read(), run.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plain", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--flags", action="append", required=True,
                        type=shlex.split)
    parser.add_argument("sources")
    arguments = parser.parse_args()
    compared, failures = set(), 0
    with tempfile.TemporaryDirectory() as directory:
        output = os.path.join(directory, "object.o")
        for folder in FOLDERS:
            folder = os.path.join(arguments.sources, folder)
            for name in sorted(os.listdir(folder)):
                if not name.endswith(".c"):
                    continue
                source = os.path.join(folder, name)
                for flags in arguments.flags:
                    plain, _ = compile_to(arguments.plain, flags, source, output)
                    if plain is None:
                        continue
                    plugin, text = compile_to(arguments.plugin, flags, source,
                                              output)
                    compared.add(source)
                    if plain != plugin:
                        failures += 1
                        print("%s %s: %s" % (source, " ".join(flags),
                                             text or "the objects differ"))
    print("%d files compared, %d differences" % (len(compared), failures))
    sys.exit(1 if failures or len(compared) < ENOUGH else 0)


if __name__ == "__main__":
    main()
