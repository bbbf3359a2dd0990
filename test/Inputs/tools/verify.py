#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares a compiler's diagnostics with the comments of a test.

    verify.py --cc COMMAND SOURCE [FLAG...]

The comments are those of Clang's -verify: expected-error {{text}}, -warning,
-note; `@+N`, `@-N` or `@N` names another line and a number before the braces
says how often. The text must be the whole message; in one that is marked -re,
{{...}} is a regular expression. Every diagnostic must be expected and every expectation met; a
file without any must say expected-no-diagnostics. COMMAND prints one line for
each diagnostic. If an error is expected, the
compiler must fail, and otherwise succeed; in no case may it crash.
"""

import argparse
import collections
import re
import shlex
import subprocess
import sys

COMMENT = re.compile(
    r"expected-(error|warning|note)(-re)?(?:@([+-]?)(\d+))?\s*(\d+)?\s*\{\{(.*?)\}\}(?!\})")
DIAGNOSTIC = re.compile(
    r"^(.*?):(\d+):(?:\d+:)? (?:fatal )?(error|warning|note): (.*)$")


def expectations(source):
    expected = collections.Counter()
    found = False
    with open(source) as text:
        for number, line in enumerate(text, 1):
            found |= "expected-no-diagnostics" in line
            for kind, regex, sign, offset, count, message in COMMENT.findall(line):
                found = True
                target = number
                if offset:
                    target = int(offset) if not sign else \
                        number + int(sign + offset)
                expected[(target, kind, bool(regex), message)] += int(count or 1)
    if not found:
        sys.exit("%s: nothing is expected" % source)
    return expected


def matches(expected, message):
    _, _, regex, text = expected
    if not regex:
        return text == message
    return re.fullmatch(text, message) is not None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", required=True)
    parser.add_argument("source")
    arguments, flags = parser.parse_known_args()
    command = (shlex.split(arguments.cc) + flags
               + ["-S", "-o", "/dev/null", arguments.source])
    run = subprocess.run(command, text=True, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT)
    expected = expectations(arguments.source)
    must_fail = any(kind == "error" for _, kind, _, _ in expected)
    failures = []
    if run.returncode not in (0, 1) or "internal compiler error" in run.stdout:
        failures.append("the compiler crashed")
    if must_fail != (run.returncode != 0):
        failures.append("status %d" % run.returncode)
    for line in run.stdout.splitlines():
        diagnostic = DIAGNOSTIC.match(line)
        if not diagnostic:
            if re.search(r"(error|warning): ", line):
                failures.append("unexpected: " + line)
            continue
        name, number, kind, message = diagnostic.groups()
        for candidate in expected:
            if (name == arguments.source and candidate[0] == int(number)
                    and candidate[1] == kind and expected[candidate] > 0
                    and matches(candidate, message)):
                expected[candidate] -= 1
                break
        else:
            failures.append("unexpected: " + line)
    for (number, kind, _, text), count in sorted(expected.items()):
        if count > 0:
            failures.append("%s:%d: expected %s not seen: %s"
                            % (arguments.source, number, kind, text))
    if failures:
        print(" ".join(command))
        print(run.stdout)
        print("\n".join(failures))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
