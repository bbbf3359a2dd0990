#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Loads each plugin into each compiler that it was not built for.

    check_pairs.py FOLDER OBJECT

FOLDER is lib/defer of an installation, whose folders are named after compilers. Each
time there must be one message, with the versions of both, and the compiler must fail.
"""

import os
import re
import subprocess
import sys

REMEDY = "load the plugin that was built for this compiler ('defer-config " \
    "--cc=COMPILER --cflags' prints its path), or build it again with the plugin " \
    "headers of this compiler installed"


def version(host):
    """How HOST's version begins in a message."""
    family, major = host.split("-")
    return ({"gcc": r"GCC (?:%s\.[\d.]+|\(.*/%s/cc1\))",
             "clang": r"[Cc]lang (?:version )?%s\.[\d.]+"}
            [family].replace("%s", major))


def main():
    folder, output = sys.argv[1:]
    hosts = sorted(os.listdir(folder))
    failures = pairs = 0
    for host in hosts:
        for other in hosts:
            if host == other:
                continue
            pairs += 1
            plugin = os.path.join(folder, other, "defer.so")
            run = subprocess.run(
                [host, "-fplugin=" + plugin, "-c", "-x", "c", "/dev/null", "-o",
                 output], text=True, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT)
            # GCC adds that the plugin did not want to.
            lines = [line for line in run.stdout.splitlines()
                     if "failed to initialize plugin" not in line]
            message = r"error: plugin 'defer': built for %s.*, loaded by .*%s.*; %s" \
                % (version(other), version(host), re.escape(REMEDY))
            if run.returncode <= 0 or len(lines) != 1 \
                    or not re.fullmatch(message, lines[0]):
                failures += 1
                print("%s in %s: status %d:\n%s"
                      % (other, host, run.returncode, run.stdout))
    print("%d pairs, %d failures" % (pairs, failures))
    sys.exit(1 if failures or not pairs else 0)


if __name__ == "__main__":
    main()
