#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs one check of defer-lint over a test, and compares.

    check_lint.py --lint PROGRAM --cc COMMAND CHECK SOURCE [--run] [FLAG...]

The findings of the program, and then the warnings of the plugin, must be what
the comments of the source say: expected-error, expected-warning and
expected-note, as in verify.py. With --run the program is compiled and run before
and after --fix: it must print what the lines `// OUT: text` say, both times, or
before the fix what `// BEFORE: text` says. After the fix the findings must be
those that are marked `// LEFT`, by their number.
"""

import argparse
import collections
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

# The test tree is not a place for the compiled form.
sys.dont_write_bytecode = True
import verify

FINDING = re.compile(r"^(.*?):(\d+):\d+: (error|warning|note): (.*?)(?: \[(defer|recover)-[a-z-]+\])?$")
PLUGIN = re.compile(r" \[-fplugin-arg-defer-warn=(?:error=)?[a-z-]+\]$")


def run(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True)


def compare(what, source, expected, found):
    """EXPECTED is a Counter of (line, kind, text)."""
    for key in (expected - found).keys():
        print("%s: %s:%d: missing %s: %s" % ((what, source) + key))
    for key in (found - expected).keys():
        print("%s: %s:%d: unexpected %s: %s" % ((what, source) + key))
    if expected != found:
        sys.exit(1)


def findings(arguments, source):
    result = run([arguments.lint, "--quiet", "--checks=-*," + arguments.check,
                  source, "--"] + arguments.flags)
    if result.returncode not in (0, 1) or result.stderr:
        sys.exit("status %d\n%s" % (result.returncode, result.stderr))
    found = collections.Counter()
    for line in result.stdout.splitlines():
        match = FINDING.match(line)
        if not match:
            sys.exit("no finding: " + line)
        found[(int(match.group(2)), match.group(3), match.group(4))] += 1
    return found, result.returncode


def warnings(arguments, source):
    """What the plugin says; all its checks are warnings there."""
    result = run(shlex.split(arguments.cc) +
                 ["-fplugin-arg-defer-warn=none," + arguments.check,
                  "-fno-caret-diagnostics", "-fno-color-diagnostics",
                  "-fsyntax-only", "-Wno-everything", source] + arguments.flags)
    if result.returncode:
        sys.exit("status %d\n%s" % (result.returncode, result.stderr))
    found = collections.Counter()
    for line in result.stderr.splitlines():
        match = verify.DIAGNOSTIC.match(line)
        if match and not match.group(4).startswith("expanded from macro"):
            found[(int(match.group(2)), match.group(3),
                   PLUGIN.sub("", match.group(4)))] += 1
    return found


def output(arguments, source, directory):
    program = directory + "/program"
    result = run(shlex.split(arguments.cc) +
                 ["-Wno-everything", "-o", program, source, "-pthread"] +
                 arguments.flags)
    if result.returncode:
        sys.exit(result.stderr)
    result = run([program])
    return result.stdout + ("" if result.returncode == 0
                            else "status %d\n" % result.returncode)


def marked(text, mark):
    return "".join(line + "\n" for line in
                   re.findall(r"^// %s: ?(.*)$" % mark, text, re.M))


def check_fix(arguments):
    with open(arguments.source) as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as directory:
        copy = directory + "/fixed.c"
        shutil.copy(arguments.source, copy)
        after = marked(text, "OUT")
        before = marked(text, "BEFORE") or after
        if not after:
            sys.exit("there is no line '// OUT:'")
        printed = output(arguments, copy, directory)
        if printed != before:
            sys.exit("before the fix: expected\n%sbut it printed\n%s" % (before, printed))
        result = run([arguments.lint, "--quiet", "--fix",
                      "--checks=-*," + arguments.check, copy, "--"] + arguments.flags)
        if result.returncode not in (0, 1):
            sys.exit(result.stderr)
        with open(copy) as file:
            if file.read() == text:
                sys.exit("nothing has been fixed")
        printed = output(arguments, copy, directory)
        if printed != after:
            sys.exit("after the fix: expected\n%sbut it printed\n%s" % (after, printed))
        left, _ = findings(arguments, copy)
        count = sum(n for key, n in left.items() if key[1] != "note")
        if count != len(re.findall(r"// LEFT\b", text)):
            sys.exit("after the fix %d findings are left" % count)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lint", required=True)
    parser.add_argument("--cc", required=True)
    parser.add_argument("check")
    parser.add_argument("source")
    parser.add_argument("--run", action="store_true")
    arguments, arguments.flags = parser.parse_known_args()

    expected = collections.Counter()
    for (line, kind, _, text), count in verify.expectations(arguments.source).items():
        expected[(line, kind, text)] += count
    found, status = findings(arguments, arguments.source)
    compare("defer-lint", arguments.source, expected, found)
    if status != (1 if any(key[1] != "note" for key in found) else 0):
        sys.exit("status %d" % status)
    as_warnings = collections.Counter()
    for (line, kind, text), count in expected.items():
        as_warnings[(line, "warning" if kind == "error" else kind, text)] += count
    compare("plugin", arguments.source, as_warnings,
            warnings(arguments, arguments.source))
    if arguments.run:
        check_fix(arguments)


if __name__ == "__main__":
    main()
