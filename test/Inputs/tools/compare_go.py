#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what a C program does with what the Go program beside it does.

    compare_go.py --cc COMMAND --libs FLAGS --cache DIRECTORY
                  --output FILE SOURCE.c [FLAG...]

SOURCE.go has the same meaning as SOURCE.c. Standard output, standard error up
to the trace of a panic, and the exit status must be the same at -O0 and at -O2.
Of both sides, lines that name a signal are left out, and addresses are masked.
The Go program is built and run once for each text of it and version of Go; the
result is kept in the cache.

Where C is to do something else than Go, SOURCE.c has the comment
`// DIFFERS: why`, the expected standard error in comments `// OUT: ...` and
the status in `// STATUS: n` (0 without one). Then Go must do something else,
and README.md beside it must list the file; it must not list any other.
"""

import argparse
import contextlib
import difflib
import fcntl
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

LEVELS = ["-O0", "-O2"]
TIMEOUT = 20
BUILD_TIMEOUT = 300
# A compiler of another version of Go is to take the language as it was then.
GO_BUILD = ["go", "build", "-gcflags=-lang=go1.19", "-ldflags=-s -w"]


class Failure(Exception):
    pass


def run_program(command, environment):
    try:
        run = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        raise Failure("%s: not over after %d seconds"
                      % (os.path.basename(command[0]), TIMEOUT)) from None
    return {"stdout": run.stdout.decode(errors="backslashreplace"),
            "stderr": run.stderr.decode(errors="backslashreplace"),
            "status": run.returncode}


def go_environment(cache):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("GO")}
    environment.update(
        GOCACHE=os.path.join(cache, "objects"), GOPATH=os.path.join(cache, "path"),
        GOENV="off", GOFLAGS="", GO111MODULE="off", GOTOOLCHAIN="local",
        # Go 1.21 made panic(nil) an error; these programs are of Go 1.19.
        GODEBUG="panicnil=1")
    return environment


def run_go(source, cache):
    """The result of the Go program, and the minor version of Go."""
    cache = os.path.abspath(cache)
    environment = go_environment(cache)
    version = subprocess.run(["go", "version"], env=environment, check=True,
                             text=True, stdout=subprocess.PIPE).stdout
    with open(source, "rb") as text:
        key = hashlib.sha256(version.encode() + "\0".join(GO_BUILD).encode()
                             + text.read()).hexdigest()
    minor = int(re.search(r"go1\.(\d+)", version).group(1))
    os.makedirs(cache, exist_ok=True)
    path = os.path.join(cache, key + ".json")
    # The suites of several compilers run at the same time.
    with open(path + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError, ValueError):
            with open(path) as known:
                return json.load(known), minor
        with tempfile.TemporaryDirectory(dir=cache) as directory:
            program = os.path.join(directory, "program")
            build = subprocess.run(GO_BUILD + ["-o", program, source],
                                   env=environment, text=True,
                                   stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT,
                                   timeout=BUILD_TIMEOUT)
            if build.returncode:
                raise Failure("go build:\n" + build.stdout)
            result = run_program([program], environment)
        with open(path, "w") as known:
            json.dump(result, known)
    return result, minor


def mask(text):
    text = re.sub(r"^\[signal .*\n", "", text, flags=re.M)
    return re.sub(r"0x[0-9a-f]+", "0xADDRESS", text)


def normal_go(result, minor):
    """RESULT as Go 1.19 prints it, without the trace."""
    text = re.split(r"^goroutine \d+ \[", result["stderr"], maxsplit=1,
                    flags=re.M)[0]
    if minor >= 25:
        # A panic with the value that was recovered has no line of its own.
        text = re.sub(r"^(\t?)(panic: .*) \[recovered, repanicked\]$",
                      r"\1\2 [recovered]\n\t\2", text, flags=re.M)
    if minor >= 23:
        # The lines of a text but the first are indented.
        text = re.sub(r"^\t(?!panic: )", "", text, flags=re.M)
    return {"stdout": mask(result["stdout"]), "status": result["status"],
            "stderr": end_once(mask(text))}


def normal_c(result):
    """RESULT without the trace, which begins with the panic's text again."""
    text, blank, trace = result["stderr"].partition("\n\npanic: ")
    ended = result["status"] == 2 and re.search(r"^panic: ", text, re.M)
    if (blank or ended) and not re.search(r"^    \S", trace, re.M):
        raise Failure("no trace follows the panic:\n" + result["stderr"])
    text += "\n" if blank else ""
    return {"stdout": mask(result["stdout"]), "status": result["status"],
            "stderr": end_once(mask(text))}


def end_once(text):
    """TEXT without the blank line before the trace."""
    return text[:-1] if text.endswith("\n\n") else text


def check_compared(result):
    """What has no output compares nothing; a panic that ends it has a text."""
    if not result["stdout"] and not result["stderr"]:
        raise Failure("the program prints nothing")
    if result["status"] == 2 and not re.search(r"^(panic|fatal error): ",
                                               result["stderr"], re.M):
        raise Failure("status 2 without the text of a panic")


def difference(expected, actual, expected_name):
    """A text that says how ACTUAL differs, empty if it does not."""
    text = []
    for stream in ("stdout", "stderr"):
        if stream in expected and expected[stream] != actual[stream]:
            text += difflib.unified_diff(
                expected[stream].splitlines(), actual[stream].splitlines(),
                expected_name + ", " + stream, "C, " + stream, lineterm="")
            if text == []:
                text += ["%s: %r" % (stream, actual[stream])]
    if expected["status"] != actual["status"]:
        text.append("status %d, not %d" % (actual["status"], expected["status"]))
    return "\n".join(text)


def deliberate_result(source):
    """What the comments of SOURCE expect, or None if it is to do as Go does."""
    with open(source) as text:
        source_text = text.read()
    differs = re.search(r"^// DIFFERS: \S", source_text, re.M) is not None
    lines = re.findall(r"^// OUT:(?: (.*))?$", source_text, re.M)
    status = re.search(r"^// STATUS: (\d+)$", source_text, re.M)
    if differs != bool(lines) or (status and not differs):
        raise Failure("DIFFERS, OUT and STATUS belong together")
    readme = os.path.join(os.path.dirname(source), "README.md")
    listed = False
    with contextlib.suppress(FileNotFoundError), open(readme) as text:
        listed = "| `%s` |" % os.path.basename(source) in text.read()
    if listed != differs:
        raise Failure("README.md does not list it" if differs
                      else "README.md lists it as one that differs")
    if not differs:
        return None
    return {"stderr": "".join(line + "\n" for line in lines),
            "status": int(status.group(1)) if status else 0}


def run_c(command, program):
    compiled = subprocess.run(command, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
    if compiled.returncode or compiled.stdout:
        raise Failure("compiler:\n%s\n%s" % (" ".join(command), compiled.stdout))
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("DEFER_")}
    return normal_c(run_program([program], environment))


def compare(arguments, flags):
    """Prints the differences; returns whether there are none."""
    source = os.path.abspath(arguments.source)
    deliberate = deliberate_result(source)
    result, minor = run_go(os.path.splitext(source)[0] + ".go", arguments.cache)
    go = normal_go(result, minor)
    check_compared(go)
    program = arguments.output + ".program"
    same = True
    for level in LEVELS:
        command = (shlex.split(arguments.cc)
                   + [level, "-Wall", "-Wextra", source] + flags
                   + ["-o", program] + shlex.split(arguments.libs))
        try:
            c = run_c(command, program)
            if deliberate and not difference(go, c, "Go"):
                raise Failure("does what Go does: no deliberate difference")
            text = difference(deliberate or go, c,
                              "comments" if deliberate else "Go")
            if text:
                raise Failure("differs:\n" + text)
            check_compared(c)
        except Failure as failure:
            print("%s: %s" % (level, failure))
            same = False
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.remove(program)
    return same


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", required=True)
    parser.add_argument("--libs", required=True)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("source")
    arguments, flags = parser.parse_known_args()
    if not shutil.which("go"):
        sys.exit("go is not installed")
    try:
        sys.exit(0 if compare(arguments, flags) else 1)
    except Failure as failure:
        sys.exit("%s: %s" % (arguments.source, failure))


if __name__ == "__main__":
    main()
