# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The compilers that a program is compared with, and how it is compiled.

A compiler is a host with the plugin, or Clang's own defer: `clang-22-native` is
clang-22 with -fdefer-ts, without the plugin. That has no panics, evaluates all
arguments late, and has structures that are returned and switches over constants wrong
(docs/native-clang.md). So it sees only programs without any of that. `gcc-12-goto` is gcc-12
without a plugin on the text of render_goto.py, which has no word of ours, and `go` translates
that of render_go.py, with what restrict_go.py leaves of a program.
"""

import glob
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from generate import FEATURES
import render
import render_go
import render_goto
from restrict_go import restrict

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "Inputs",
                             "tools"))
from compare_go import go_environment

COMPILE_SECONDS, RUN_SECONDS = 180, 30
LEVELS = ("-O0", "-O1", "-O2", "-O3", "-Os")
NATIVE_HOSTS = ("clang-22", "clang-23")
GOTO_HOSTS = ("gcc-12",)
SANITIZE = "-fsanitize=address,undefined -fno-sanitize-recover=all"

# What a compiler has to translate for a feature to be in its programs.
PROBES = {
    "panics": "#include <defer.h>\nvoid f(void) { defer recover(); panic(1); }\n",
    "nested": "void f(void) { void g(void) {} g(); }\n",
    "errors": "int g(void); int f(void) { _Errdefer g(); return g(); }\n",
    "function": "int g(void); void f(void) { _Defer_function g(); g(); }\n",
    "results": "int g(void); int f(void) { __attribute__((defer_result)) int x = 1;"
               " _Defer g(); return 2; }\n",
    "constants": "void f(void) { switch (1) { case 1:; case 2:; } }\n",
    "structures": "struct s { int a[9]; }; struct s f(void) { return (struct s){0}; }\n",
}


class Configuration:
    """How COMPILER translates: FLAGS, and whether arguments are evaluated early."""

    def __init__(self, compiler, flags, eager=False, panic=True):
        self.compiler, self.flags = compiler, flags
        self.eager, self.panic = eager, panic

    def __str__(self):
        return " ".join([self.compiler.name] + self.flags)

    def command(self, source, program):
        return (self.compiler.command + self.flags + ["-o", program, source]
                + self.compiler.libraries)


class Compiler:
    def __init__(self, name, stage):
        self.name = name
        self.native = name.endswith("-native")
        self.goto = name.endswith("-goto")
        self.go = name == "go"
        self.host = re.sub("-(native|goto)$", "", name)
        self.render = render_goto.render if self.goto else render.render
        self.gcc = self.host.startswith("gcc")
        self.suffix = ".c"
        self.libraries, self.plugin, self.environment = [], None, None
        self.sanitizes = False
        if self.go:
            self.suffix, self.render = ".go", render_go.render
            self.command, self.features = ["go", "build"], render_go.FEATURES
            self.objects = tempfile.TemporaryDirectory()
            self.environment = go_environment(self.objects.name)
            return
        if self.goto:
            self.command, self.features = [self.host, "-w"], render_goto.FEATURES
            return
        if self.native:
            self.command = [self.host, "-w", "-fdefer-ts", "-Ddefer=_Defer"]
            self.features = set()
            return
        self.plugin = os.path.join(stage, "lib", "defer", self.host, "defer.so")
        self.command = [self.host, "-w", "-fplugin=" + self.plugin,
                        "-I" + os.path.join(stage, "include"),
                        "-fplugin-arg-defer-warn=none"]
        self.libraries = [os.path.join(stage, "lib", "libdefer.a"), "-lpthread"]
        self.features = {feature for feature in FEATURES
                         if self.translates(PROBES[feature])}
        self.sanitizes = self.links(SANITIZE.split())

    def says(self, program):
        """What this compiler can say of PROGRAM, a program itself."""
        return restrict(program) if self.go else program

    def translates(self, text):
        return subprocess.run(self.command + ["-Werror", "-fsyntax-only", "-xc", "-"],
                              input=text, text=True, check=False,
                              stderr=subprocess.DEVNULL).returncode == 0

    def links(self, flags):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program")
            return subprocess.run([self.host] + flags + ["-xc", "-", "-o", program],
                                  input="int main(void) { return 0; }\n", text=True,
                                  check=False,
                                  stderr=subprocess.DEVNULL).returncode == 0

    def configurations(self, program):
        """All ways to translate PROGRAM; none, if it cannot."""
        features = program.features
        if not set(features) <= self.features:
            return []
        if self.go:
            return [Configuration(self, [], eager=True)]
        if self.goto:
            return [Configuration(self, ["-O0"])]
        if self.native:
            return [Configuration(self, [level]) for level in LEVELS]
        result = []
        panics = ["on"] if "panics" in features else ["on", "off"]
        for panic, args in itertools.product(panics, ("eager", "late")):
            flags = ["-fplugin-arg-defer-panic=" + panic,
                     "-fplugin-arg-defer-args=" + args]
            variants = [[level] for level in LEVELS]
            variants += [["-Og", "-g"], ["-O2", "-fno-inline"], ["-O2", "-flto"],
                         ["-O2", "-g", "-DTHREADS"], ["-O3", "-DTHREADS"]]
            # AddressSanitizer takes the frame of a nested function to be broken,
            # with GCC as it is.
            if self.sanitizes and "nested" not in features:
                variants += [["-O1", "-g"] + SANITIZE.split(),
                             ["-O2", "-DTHREADS"] + SANITIZE.split()]
            if self.gcc:
                variants += [["-O2", "-ftracer", "-fipa-pta"],
                             ["-O1", "-fnon-call-exceptions"],
                             ["-O2", "-fno-tree-dce", "-fno-tree-fre"]]
            else:
                variants.append(["-O2", "-fexceptions"])
            result += [Configuration(self, flags + variant, args == "eager",
                                     panic == "on") for variant in variants]
        return result

    def choose(self, program, count):
        """COUNT of them, by the number of the program; all, if COUNT is 0. The
        levels by themselves, which cost least, are as frequent as all others. The
        program is interpreted once: arguments are evaluated late in them all, or
        early."""
        every = self.configurations(program)
        if not count or len(every) < 2:
            return every
        chosen = random.Random("%s %d" % (self.name, program.seed))
        early = not (self.native or self.goto) and program.seed % 3 > 0
        every = [one for one in every if one.eager == early]
        plain = [one for one in every if one.flags[-1] in LEVELS]
        other = [one for one in every if one.flags[-1] not in LEVELS]
        result = []
        while (plain or other) and len(result) < count:
            among = plain if plain and (not other or chosen.random() < .5) else other
            result.append(among.pop(chosen.randrange(len(among))))
        return result


def find(names, stage):
    """The compilers of NAMES, or all that have a plugin in STAGE, and the defer of
    their own of those that have one, and the expansion, and Go."""
    if not names:
        names = sorted(os.path.basename(folder) for folder in
                       glob.glob(os.path.join(stage, "lib", "defer", "*")))
        names = [name for name in names if shutil.which(name)]
        names += [name + "-native" for name in names if name in NATIVE_HOSTS] + [
            name + "-goto" for name in names if name in GOTO_HOSTS]
        names += ["go"] if shutil.which("go") else []
    return [Compiler(name, stage) for name in names]


class Result:
    """What became of a program: KIND is "", "compiler", "status" or "output"."""

    def __init__(self, kind="", detail="", output=()):
        self.kind, self.detail, self.output = kind, detail, output


def first_error(text):
    found = re.search("undefined (?:reference|symbol).*", text)
    if found:
        return found.group()
    for line in text.splitlines():
        if "error" in line or "Assertion" in line or "PLEASE submit" in line:
            return line.split("error", 1)[-1]
    return text[:200]


def first_complaint(text):
    """What a sanitizer, or the runtime, said in TEXT, without addresses."""
    found = re.search(r"(AddressSanitizer: \S+|runtime error: .*|panic: .*)", text)
    return found.group(1) if found else ""


def compile_and_run(configuration, text, expected, folder):
    compiler = configuration.compiler
    source = os.path.join(folder, "program" + compiler.suffix)
    program = os.path.join(folder, "program")
    with open(source, "w") as file:
        file.write(text)
    try:
        compiled = subprocess.run(configuration.command(source, program), text=True,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  errors="replace", timeout=COMPILE_SECONDS,
                                  env=compiler.environment, check=False)
    except subprocess.TimeoutExpired:
        return Result("compiler", "it does not end")
    if compiled.returncode:
        return Result("compiler", first_error(compiled.stdout), [compiled.stdout])
    try:
        run = subprocess.run([program], text=True, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, errors="replace",
                             timeout=RUN_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Result("status", "it does not end")
    output = run.stdout.splitlines()
    if run.returncode:
        return Result("status", "%d %s" % (run.returncode, first_complaint(run.stderr)),
                      output + [run.stderr])
    if output != expected:
        return Result("output", "", output)
    return Result()
