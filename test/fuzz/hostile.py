# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles damaged sources; `scripts/fuzz --hostile --help`.

Whatever a file holds, the compiler must say so and end: no crash, no message that
is meant for us, no hang. The inputs are

    cut      a source of the tests or examples, ended somewhere
    mutated  one with a few tokens removed, doubled, exchanged or put in
    soup     functions of random tokens, many of them around `defer`
    random   a program of generate.py with a few tokens changed

An input that goes wrong is tried without the plugin, with an empty loop in the
place of each word: what crashes then, too, is the host's. The compiler proper is
called without its driver. Inputs of `soup` are functions, several in one file;
all others are one file each, and Clang, where it only has to parse, gets several
files at once. --scale measures how time and output grow, beside the host's own
cleanup variables.
"""

import argparse
import glob
import itertools
import os
import random
import re
import resource
import shlex
import subprocess
import sys
import tempfile
import time

from generate import generate
from render import render
from workers import ROOT, Workers, add_arguments, find_compilers, write_csv

SECONDS = 20
SOUP = 12   # functions of a file
BATCH = 10  # files that Clang parses in one process

TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|#[^\n]*|//[^\n]*'
                   r"|/\*.*?\*/|\w+|\s+|[-+*/%&|^=<>!]=|->|&&|\|\||\+\+|--|.", re.S)

WORDS = ["defer", "_Defer", "defer", "errdefer", "_Errdefer", "defer_function",
         "_Defer_function", "recover()", "defer recover();", "panic(1);"]
POOL = WORDS + [
    "{", "}", "{", "}", "(", ")", ";", ";", ",", "({", "})", "[", "]", "*", "&", "=",
    "&&", "&&l1", "goto l1;", "goto *p;", "l1:", "l2:", "l1:;", "case 1:", "case 2:",
    "default:", "switch (a)", "if (a)", "else", "for (;;)", "while (a)", "do",
    "while (a);", "for (int i = 0; i < 3; i++)", "return", "return a;", "return;",
    "break;", "continue;", "int v;", "int v = a;", "int r[a];", "int", "a", "v", "p",
    "f", "f(a);", "g();", "f(f(a))", "void", "struct s", "struct s { int a; }", "0",
    "1", "sizeof", "(int)", "(struct s){1}", "typeof(a)", "_Generic(a, int: f)(a);",
    "__attribute__((cleanup(c)))", "__attribute__((cleanup(c))) int y = a;",
    "__attribute__((defer_result)) int x;", "__attribute__((defer_result))",
    "__attribute__((defer_error(-4, -1)))", "__attribute__((defer_error(1)))",
    "[[defer::result]] int z;", "[[defer]]", "[[defer::error(1, 2)]]",
    "__extension__", "static", "register", "auto", "typedef int defer;",
    "int defer = 3;", "defer++", "s->defer", "a.defer(1)", "#define defer int\n",
    "\n#undef defer\n", "\n#define D defer\n", "D", "\n#define M(x) defer x\n", "M(f(a));",
    "M", "\n#if defer\n", "\n#endif\n", "\n#line 7 \"x.c\"\n", "\n#pragma omp parallel\n",
    "_Pragma(\"omp parallel for\")", "asm(\"\");", "asm goto(\"\" : : : : l1);",
    "__builtin_setjmp(p);", "__builtin_return(p);", "va_start(q, a);", "^{", "@",
    "\\", "'", "\"", "/*", "*/", "//", "?", ":", "...", "_Static_assert(1, \"\");",
    "auto int n(int a) { return a; }", "int n(int b) { defer f(b); return b; }",
    "__builtin_unreachable();", "__func__", "__label__ l1;", "alloca(a)",
    "__auto_type w = a;", "inline", "noreturn", "_Thread_local", "__thread int t;"]

PRELUDE = """\
#include <defer.h>
struct s { int a, b[9]; int (*defer)(int); };
int f(int); void g(void); void c(int *);
"""

# Never a diagnostic for a user: names of ours, and what announces a crash. With
# GCC the words are macros, which its notes on macros name (docs/compilers.md).
MACRO_NOTE = re.compile(r"in (?:expansion|definition) of macro '__defer_\w+'")
BAD = re.compile(r"internal compiler error|PLEASE submit|Segmentation fault|"
                 r"Assertion|UNREACHABLE|was not translated|__defer[._][a-z]|"
                 r"confused by earlier errors|Stack dump")


def tokens_of(text):
    return TOKEN.findall(text)


class Maker:
    """Makes the inputs from numbers."""

    def __init__(self, compiler):
        self.compiler = compiler
        self.sources = []
        for pattern in ("test/*/*.c", "test/*/Inputs/*.c", "examples/*/*.c"):
            for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
                with open(path, errors="replace") as file:
                    text = file.read()
                if "defer" in text and len(text) < 9000:
                    # Comments are of no interest, and most of the text.
                    self.sources.append(re.sub(r"^//.*\n", "", text, flags=re.M))

    def make(self, number):
        """The text of input NUMBER, and how many inputs it is."""
        rng = random.Random(number)
        kind = rng.random()
        if kind < .10:
            text = rng.choice(self.sources)
            return text[:rng.randrange(len(text) + 1)], 1
        if kind < .50:
            return self.mutate(rng, rng.choice(self.sources)), 1
        if kind < .65:
            features = {f for f in self.compiler.features if rng.random() < .5}
            text = render(generate(rng.getrandbits(32), features, 2))
            return self.mutate(rng, text, text.index("st;")), 1
        return PRELUDE + "".join(self.soup(rng, n) for n in range(SOUP)), SOUP

    def mutate(self, rng, text, start=0):
        tokens = [text[:start]] + tokens_of(text[start:])
        solid = [i for i, token in enumerate(tokens) if not token.isspace() and i]
        for _ in range(rng.choice([1, 1, 1, 2, 3, 6])):
            if not solid:
                break
            i = rng.choice(solid)
            what = rng.randrange(6)
            if what == 0:
                tokens[i] = ""
            elif what == 1:
                tokens[i] += " " + tokens[i]
            elif what == 2:
                j = rng.choice(solid)
                tokens[i], tokens[j] = tokens[j], tokens[i]
            elif what == 3:
                tokens[i] = rng.choice(POOL)
            elif what == 4:
                tokens[i] += " " + rng.choice(POOL) + " "
            else:  # a piece of the file, again
                j = rng.choice(solid)
                tokens[i] += "".join(tokens[j:j + rng.randint(2, 30)])
        return "".join(tokens)

    @staticmethod
    def soup(rng, n):
        tokens = []
        depth = 0
        statements = ["f(a);", "{ f(a); }", "if (a) f(a);", "v = a;", "l2:;", "int v = a;",
                      "return a;", "break;", "goto l2;", "for (;;) { f(a); }", "({ a; });"]
        for _ in range(rng.randint(2, 25)):
            choice = rng.random()
            if choice < .25:
                tokens += [rng.choice(WORDS), rng.choice(statements)]
            elif choice < .45:
                tokens.append(rng.choice(statements))
            elif choice < .58:
                tokens.append("{")
                depth += 1
            elif choice < .68 and depth:
                tokens.append("}")
                depth -= 1
            else:
                tokens.append(rng.choice(POOL))
        # Each on a line of its own; what a preprocessor line or a comment
        # swallows is part of it.
        return "int soup%d(int a, void *p, struct s *s) { int v;\n%s\n%s\n}\n" % (
            n, " ".join(tokens), "}" * depth)


class Host:
    """The compiler proper, by the words of its driver."""

    SETTINGS = [["-fsyntax-only"], ["-O0"], ["-O2"], ["-O1", "-g"],
                ["-O1", "-fplugin-arg-defer-panic=off"], ["-O2", "-fopenmp"],
                ["-O0", "-std=gnu2x"], ["-fsyntax-only", "-std=c99"],
                ["-O1", "-E"], ["-O1", "-Wall", "-Wextra"]]

    def __init__(self, compiler):
        self.compiler = compiler
        self.commands, self.plain = [], []
        for number, setting in enumerate(self.SETTINGS):
            args = "-fplugin-arg-defer-args=" + ("late" if number % 3 else "eager")
            self.commands.append(self.command(compiler.command + [args] + setting))
            self.plain.append(self.command(
                [compiler.host] + compiler.command[2:3] + [
                    flag for flag in setting if "plugin" not in flag]))

    @staticmethod
    def command(words):
        if "-fsyntax-only" not in words and "-E" not in words:
            words = words + ["-S"]
        words = words + ["-w"] if "-Wall" not in words else words
        if "-fsyntax-only" not in words:
            words = words + ["-o", "/dev/null"]
        with tempfile.TemporaryDirectory() as folder:
            write(os.path.join(folder, "INPUT.c"), "")
            said = subprocess.run(words + ["-###", "-xc", "INPUT.c"], text=True,
                                  stderr=subprocess.PIPE, cwd=folder,
                                  check=False).stderr
        for line in said.splitlines():
            if "INPUT.c" in line and ("cc1" in line):
                words = shlex.split(line)
                # It is also -main-file-name or -dumpbase.
                last = len(words) - 1 - words[::-1].index("INPUT.c")
                if "-cc1" not in words:
                    last = words.index("INPUT.c")
                words = [word if i == last else word.replace("INPUT.c", "input.c")
                         for i, word in enumerate(words)]
                limit = ("-ferror-limit" if "-cc1" in words else "-fmax-errors=60")
                return words + ([limit, "0"] if "-cc1" in words else [limit])
        sys.exit("no compiler proper in: " + said)

    def batch(self, setting):
        parses = "-fsyntax-only" in self.SETTINGS[setting]
        return BATCH if parses and not self.compiler.gcc else 1

    @staticmethod
    def run(command, paths):
        """What is wrong with the way COMMAND ends on the files PATHS, or ""."""
        position = command.index("INPUT.c")
        command = command[:position] + paths + command[position + 1:]
        try:
            ended = subprocess.run(command, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, timeout=SECONDS,
                                   check=False)
        except subprocess.TimeoutExpired:
            return "it does not end"
        said = ended.stderr.decode(errors="replace")
        if ended.returncode not in (0, 1):
            return "status %d: %s" % (ended.returncode, worst(said))
        # Lines of the input are quoted behind a bar or are indented.
        said = "\n".join(line for line in said.splitlines()
                         if re.match(r"\S.*: (error|note|warning|fatal|internal)", line))
        found = BAD.search(MACRO_NOTE.sub("", said))
        if found and not any(quoted(path, found.group()) for path in paths):
            return worst(said)
        return ""


def quoted(path, word):
    with open(path, errors="replace") as file:
        return word in file.read()


def worst(said):
    lines = [line for line in said.splitlines() if BAD.search(MACRO_NOTE.sub("", line))]
    text = lines[0] if lines else said[-200:]
    return re.sub(r"^\S*:\d+:\d+: |0x[0-9a-f]+|/\S+/", "", text)[:160]


class Work:
    def __init__(self, options, compilers):
        self.options = options
        self.hosts = [Host(compiler) for compiler in compilers if not compiler.native]

    def loop(self, first, outcomes):
        options = self.options
        end = time.time() + options.minutes * 60
        makers = {host.compiler.name: Maker(host.compiler) for host in self.hosts}
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "input.c")
            for number in range(first, 10**9, options.jobs):
                if time.time() > end and not options.inputs:
                    break
                if options.inputs and number >= options.inputs:
                    break
                for host in self.hosts:
                    for outcome in self.try_inputs(host, makers[host.compiler.name],
                                                   number, folder):
                        outcomes.put(outcome)
        outcomes.put(None)

    def try_inputs(self, host, maker, number, folder):
        """What file NUMBER, or a batch from there on, gives with HOST."""
        setting = number // self.options.jobs % len(host.commands)
        first = self.options.seed + number * BATCH
        inputs = [(first + i,) + maker.make(first + i)
                  for i in range(host.batch(setting))]
        paths = []
        for i, (_, text, _) in enumerate(inputs):
            paths.append(os.path.join(folder, "input%d.c" % i))
            write(paths[-1], text)
        name = host.compiler.name
        wrong = host.run(host.commands[setting], paths)
        if not wrong:
            return [(name, count, number, None) for number, _, count in inputs]
        result = []
        for number, text, count in inputs:
            write(paths[0], text)
            finding = None
            alone = host.run(host.commands[setting], paths[:1])
            if alone:
                wrong = ""
                finding = self.judge(host, setting, alone, text, paths[0])
            result.append((name, count, number, finding))
        if wrong:  # of all together only
            text = "".join("// file\n" + text for _, text, _ in inputs)
            result.append((name, 0, first, (wrong, text,
                                            shlex.join(host.commands[setting]))))
        return result

    def judge(self, host, setting, wrong, text, path):
        """(what is wrong, the smallest input with it), or None if the host does
        the same without the plugin."""
        def fails(candidate):
            write(path, candidate)
            return host.run(host.commands[setting], [path]) == wrong

        text = smaller(text, fails)
        plain = re.sub(r"\b(_Defer_function|_Defer|_Errdefer|errdefer|defer_function"
                       r"|defer)\b", "while (0)", text)
        for candidate in (plain, text):
            write(path, candidate)
            if host.run(host.plain[setting], [path]):
                return None
        return wrong, text, shlex.join(host.commands[setting])


def smaller(text, fails, tries=250):
    """TEXT without the lines, then tokens, that do not matter."""
    for split in (lambda t: t.splitlines(True), tokens_of):
        parts = split(text)
        size = max(len(parts) // 2, 1)
        while size and tries:
            start = 0
            while start < len(parts) and tries:
                candidate = parts[:start] + parts[start + size:]
                tries -= 1
                if fails("".join(candidate)):
                    parts = candidate
                else:
                    start += size
            size //= 2
        text = "".join(parts)
    return text


def write(path, text):
    with open(path, "w", errors="replace") as file:
        file.write(text)


# Growth.

def many(n, one, before="", after=""):
    return ("int f(int);\nint many(int a) {\n" + before
            + "".join(one % {"i": i} for i in range(n)) + after + "  return a;\n}\n")


SHAPES = {
    "in one scope": lambda n: many(n, "  _Defer f(a + %(i)d);\n"),
    "each in a block": lambda n: many(n, "  { _Defer f(%(i)d); a += f(a); }\n"),
    "each with a way out": lambda n: many(
        n, "  { _Defer f(%(i)d); if (f(a + %(i)d)) return a; }\n"),
    "returns in the scope of eight": lambda n: many(
        n, "  if (f(a + %(i)d)) return a + %(i)d;\n",
        "".join("  _Defer f(%d);\n" % i for i in range(8))),
    "nested in blocks": lambda n: many(
        n // 100, "  {\n" + "  { _Defer f(%(i)d); f(a);\n" * 100 + "}\n" * 101),
    "each in a function": lambda n: "int f(int);\n" + "".join(
        "int g%d(int a) { _Defer f(a); return f(%d); }\n" % (i, i) for i in range(n)),
    "call form, eager": lambda n: many(n, "  defer f(a + %(i)d);\n"),
}


def twin(text):
    """TEXT with a variable that the host itself cleans up for each `defer`."""
    number = itertools.count()
    return "void c(int *);\n" + re.sub(
        r"(?:_Defer|defer) f\((.*?)\);",
        lambda found: "__attribute__((cleanup(c))) int v%d = %s;"
        % (next(number), found.group(1)), text)


def measure(command, text, folder):
    """(seconds, bytes of assembly), or None if COMMAND fails on TEXT."""
    path, output = os.path.join(folder, "s.c"), os.path.join(folder, "s.s")
    write(path, text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        ended = subprocess.run(command + ["-w", "-S", path, "-o", output],
                               stderr=subprocess.PIPE, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode:
        return None
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            os.path.getsize(output))


def scale(compilers, sizes):
    """Prints how time and output grow with the size, beside those of cleanup
    variables with -fexceptions: some are more than linear in the host."""
    failures = 0
    for compiler, shape, level in itertools.product(compilers, SHAPES, ("-O0", "-O1")):
        text = []
        with tempfile.TemporaryDirectory() as folder:
            for size in sizes:
                source = SHAPES[shape](size)
                own = measure(compiler.command + ["-fplugin-arg-defer-args=eager",
                                                  level], source, folder)
                host = measure([compiler.host, "-fexceptions", level], twin(source),
                               folder)
                if not own:
                    text.append("failed")
                    failures += 1 if host else 0
                    break
                if not host:
                    text.append("%.2fs %dk (twin failed)" % (own[0], own[1] / 1000))
                    continue
                slow = own[0] > 3 * host[0] + .3 or own[1] > 3 * host[1] + 20000
                failures += slow
                text.append("%.2fs (%.2fs) %dk (%dk)%s" % (
                    own[0], host[0], own[1] / 1000, host[1] / 1000,
                    " SLOW" if slow else ""))
        print("%s %s, %s: %s" % (compiler.name, level, shape, ", ".join(text)),
              flush=True)
    return failures


def parse(arguments):
    parser = argparse.ArgumentParser(prog="scripts/fuzz --hostile",
                                     description="Compiles damaged sources.")
    add_arguments(parser)
    parser.add_argument("--inputs", type=int, default=0,
                        help="end after so many files, whatever the time")
    parser.add_argument("--output", default="fuzz-findings",
                        help="where the inputs with findings are left")
    parser.add_argument("--scale", nargs="?", const="1000,2000,4000",
                        help="measure growth at these sizes instead")
    options = parser.parse_args(arguments)
    if options.seed is None:
        options.seed = int(time.time()) % 10**6 * 10**6
    return options


def main(arguments):
    options = parse(arguments)
    compilers = [compiler for compiler in find_compilers(options)
                 if not compiler.native]
    if options.scale:
        return 1 if scale(compilers, [int(n) for n in options.scale.split(",")]) else 0
    workers = Workers(Work(options, compilers).loop, options.jobs)
    counts, findings, known = {}, {}, set()

    def progress():
        return "%d inputs, %d findings" % (sum(counts.values()), sum(findings.values()))
    for name, count, number, finding in workers.outcomes(progress):
        counts[name] = counts.get(name, 0) + count
        if finding:
            findings[name] = findings.get(name, 0) + 1
            wrong, text, command = finding
            if (name, wrong) not in known:
                known.add((name, wrong))
                os.makedirs(options.output, exist_ok=True)
                path = os.path.join(options.output, "hostile-%d-%s.c" % (number, name))
                write(path, "// %s\n// %s\n%s" % (wrong, command, text))
                print("%s: %s: %s" % (name, wrong, path), flush=True)
    for name in counts:
        print("%s: %d inputs, %d findings" % (name, counts[name], findings.get(name, 0)))
    if options.csv:
        write_csv(options.csv, list(counts), counts, findings, "hostile inputs")
    print(progress())
    return 1 if findings or not counts or workers.failed() else 0
