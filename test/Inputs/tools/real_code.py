# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What scripts/real-programs and scripts/torture have in common.

Debian's source packages in a cache outside of the tree, the compilers with and
without the plugin, and results as CSV files.
"""

import csv
import datetime
import os
import shlex
import subprocess

TOOLS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(TOOLS)))


class Failure(Exception):
    """What ends the run, with the text for the user."""


def run(command, **keywords):
    """The output of COMMAND; ends the run if it fails."""
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **keywords)
    if done.returncode:
        raise Failure("%s\n%s: status %d" % (done.stdout.rstrip(),
                                             shlex.join(command), done.returncode))
    return done.stdout


def add_arguments(parser):
    """The options that both scripts have."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    parser.add_argument("--cc", action="append", metavar="COMMAND",
                        help="a compiler; may be repeated (default: gcc-12, clang-19)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N",
                        help="run N things at a time (default: %(default)s)")
    parser.add_argument("--stage", default=os.path.join(ROOT, "build", "stage"),
                        metavar="DIR", help="where defer is (default: build/stage)")
    parser.add_argument("--cache", default=os.path.join(home, "defer"), metavar="DIR",
                        help="where the sources are fetched to (default: %(default)s)")
    parser.add_argument("--csv", metavar="FILE",
                        help="put the rows into FILE; other rows there stay")


def compilers(arguments):
    return arguments.cc or ["gcc-12", "clang-19"]


def fetch(folder, packages, *options):
    """Fetches PACKAGES, NAME=VERSION each, into FOLDER."""
    run(["sh", os.path.join(TOOLS, "fetch_sources.sh"), *options, folder, *packages])
    return folder


class Compiler:
    """One host compiler, and how to load the plugin into it."""

    def __init__(self, command, stage):
        self.command = shlex.split(command)
        config = os.path.join(os.path.abspath(stage), "bin", "defer-config")
        if not os.path.exists(config):
            raise Failure("%s: not there; run scripts/prepare or give --stage" % config)
        self.flags = shlex.split(run([config, "--cc=" + command, "--cflags"]))
        self.version = run(self.command + ["--version"]).splitlines()[0]
        self.is_clang = "clang" in self.version
        self.facts = {"date": datetime.date.today().isoformat(), "compiler": command,
                      "version": self.version,
                      "defer": run([config, "--version"]).strip()}


def update_csv(path, rows, key):
    """Puts ROWS into the file PATH in place of those with the same KEY columns."""
    def key_of(row):
        return tuple(row[name] for name in key)
    known = {}
    if os.path.exists(path):
        with open(path, newline="") as old:
            known = {key_of(row): row for row in csv.DictReader(old)}
    known.update((key_of(row), row) for row in rows)
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "w", newline="") as new:
        writer = csv.DictWriter(new, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(known[key] for key in sorted(known))


def print_table(rows, columns):
    """Prints COLUMNS of ROWS, each as wide as it has to be."""
    lines = [columns] + [[str(row[name]) for name in columns] for row in rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(columns))]
    for line in lines:
        print("  ".join(cell.ljust(width)
                        for cell, width in zip(line, widths)).rstrip())
