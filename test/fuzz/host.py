# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The compiler proper of a host, and how it ends on an input.

It is called without its driver: a Host knows the commands, one for each setting, with
and without the plugin, and `run` calls one. A Server has one of them going, loaded
and stopped in front of its input, which fork-server.c does: the same in a fraction
of the time. Either gives what is wrong with the way the compiler ended, or "".
"""

import os
import re
import resource
import shlex
import signal
import struct
import subprocess
import sys
import tempfile

from damage import write

# For one input: CPU seconds, megabytes of memory, megabytes of output.
LIMITS = (20, 3000, 64)
WALL_SECONDS = 30 * LIMITS[0]

# Never a diagnostic for a user: names of ours, and what announces a crash. With
# GCC the words are macros, which its notes on macros name (docs/compilers.md); the
# macros of <defer.h> stand for attributes that have a name.
KNOWN_NAMES = re.compile(r"in (?:expansion|definition) of macro '__defer_\w+'"
                        r"|__defer_(?:error|result)__")
BAD = re.compile(r"internal compiler error|PLEASE submit|Segmentation fault|"
                 r"Assertion|UNREACHABLE|was not translated|__defer[._][a-z]|"
                 r"confused by earlier errors|Stack dump")
NO_MEMORY = re.compile(r"out of memory|virtual memory exhausted|bad_alloc")

HEADERS = ["stdarg", "stdbool", "stddef", "stdint", "stdio", "stdlib", "string",
           "setjmp", "pthread"]

# The quotation marks of diagnostics depend on it.
ENVIRONMENT = dict(os.environ, LC_ALL="C", LANGUAGE="C")


# What is compiled: the input by itself, or included behind headers, which the
# server has read once.
MAIN_FILES = {
    "input.c": "",
    "standard.c": "".join("#include <%s.h>\n" % name for name in HEADERS)
                  + '#include "input.c"\n',
    "defer.c": "".join("#include <%s.h>\n" % name for name in ["defer"] + HEADERS)
               + '#include "input.c"\n',
}


class Host:
    # Most inputs have errors: a host that only parses does most of its work.
    SETTINGS = [
        ("standard.c", ["-fsyntax-only", "-fplugin-arg-defer-args=late"]),
        ("defer.c", ["-fsyntax-only"]),
        ("defer.c", ["-O1"]),
        ("defer.c", ["-fsyntax-only", "-fplugin-arg-defer-panic=off"]),
        ("standard.c", ["-fsyntax-only", "-std=c99"]),
        ("input.c", ["-O2"]),
        ("defer.c", ["-fsyntax-only", "-Wall", "-Wextra",
                     "-fplugin-arg-defer-args=late"]),
        ("standard.c", ["-fsyntax-only", "-std=gnu2x"]),
        ("standard.c", ["-O0", "-g"]),
        ("defer.c", ["-fsyntax-only", "-fopenmp"]),
        ("defer.c", ["-O2", "-fplugin-arg-defer-args=late"]),
        ("input.c", ["-E"]),
        ("defer.c", ["-O1", "-fplugin-arg-defer-panic=off"])]

    def __init__(self, compiler):
        self.compiler = compiler
        self.commands, self.plain = [], []
        for main, flags in self.SETTINGS:
            include = [word for word in compiler.command if word.startswith("-I")]
            self.commands.append(proper(compiler.command + flags, main))
            self.plain.append(proper([compiler.host] + include + [
                flag for flag in flags if "plugin" not in flag], main))

    @staticmethod
    def run(command, text, folder):
        """What is wrong with COMMAND on the input TEXT."""
        write(os.path.join(folder, "input.c"), text)

        def limit():
            seconds, memory, output = LIMITS
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
            resource.setrlimit(resource.RLIMIT_FSIZE, (output << 20, output << 20))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            ended = subprocess.run(command, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   cwd=folder, env=ENVIRONMENT, preexec_fn=limit,
                                   timeout=WALL_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return "it does not end"
        return complaint(ended.returncode, ended.stderr, text)


class Server:
    """COMMAND, stopped in front of input.c by the shared object LIBRARY."""

    def __init__(self, command, library, folder):
        self.folder = folder
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder,
            env=dict(ENVIRONMENT, LD_PRELOAD=library, FORK_SERVER_INPUT="input.c",
                     FORK_SERVER_LIMITS="%d %d %d" % LIMITS))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def run(self, texts):
        """For each of TEXTS as the input what is wrong, milliseconds of CPU time,
        and the peak of memory in kilobytes."""
        for number, text in enumerate(texts):
            write(os.path.join(self.folder, "%d.c" % number), text)
        self.process.stdin.write(struct.pack("%di" % len(texts), *range(len(texts))))
        self.process.stdin.flush()
        result = []
        for number, text in enumerate(texts):
            answer = self.process.stdout.readline().split()
            if len(answer) != 3:
                sys.exit("the fork server has ended: %s" % self.process.args)
            status, milliseconds, kilobytes = map(int, answer)
            with open(os.path.join(self.folder, "%d.said" % number), "rb") as file:
                wrong = complaint(os.waitstatus_to_exitcode(status), file.read(), text)
            result.append((wrong, milliseconds, kilobytes))
        return result


def write_main_files(folder):
    for name, text in MAIN_FILES.items():
        write(os.path.join(folder, name), text)


def build_server(compiler, source, folder):
    """Makes the plugin of fork-server.c."""
    library = os.path.join(folder, "fork-server.so")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True)
    return library


def proper(words, main):
    """The command of the compiler proper for MAIN that the driver's WORDS lead to."""
    if "-fsyntax-only" not in words and "-E" not in words:
        words = words + ["-S"]
    words = words + ["-w"] if "-Wall" not in words else words
    if "-fsyntax-only" not in words:
        words = words + ["-o", "output.s"]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, main), "w"):
            pass
        said = subprocess.run(words + ["-###", "-xc", main], text=True,
                              stderr=subprocess.PIPE, cwd=folder, env=ENVIRONMENT,
                              check=False).stderr
    for line in said.splitlines():
        if main in line and "cc1" in line:
            words = shlex.split(line)
            return words + (["-ferror-limit", "0"] if "-cc1" in words
                            else ["-fmax-errors=60"])
    sys.exit("no compiler proper in: " + said)


def complaint(status, said, text):
    """What is wrong with an end with STATUS after the bytes SAID about TEXT, or ""."""
    if status in (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL):
        return "it does not end"
    if status == -signal.SIGXFSZ:
        return "its output does not end"
    said = said.decode(errors="replace")
    if status not in (0, 1):
        return "status %d: %s" % (status, worst(said))
    if NO_MEMORY.search(said) and status:
        return "it takes all memory: " + NO_MEMORY.search(said).group()
    # Lines of the input are quoted behind a bar or are indented.
    said = "\n".join(line for line in said.splitlines()
                     if re.match(r"\S.*: (error|note|warning|fatal|internal)", line))
    found = BAD.search(KNOWN_NAMES.sub("", said))
    return worst(said) if found and found.group() not in text else ""


def worst(said):
    lines = [line for line in said.splitlines() if BAD.search(KNOWN_NAMES.sub("", line))]
    text = lines[0] if lines else said[-200:]
    return re.sub(r"^\S*:\d+:\d+: |0x[0-9a-f]+|/\S+/", "", text)[:160]
