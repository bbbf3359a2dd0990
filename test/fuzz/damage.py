# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The inputs of hostile.py, made from numbers.

    cut      a source of the tests or examples, ended somewhere
    mutated  one with a few tokens removed, doubled, exchanged or put in
    soup     functions of random tokens, many of them around `defer`
    nested   one construct in itself, some hundred times
    random   a program of generate.py with a few tokens changed
"""

import glob
import os
import random
import re

from generate import generate
from render import render
from workers import ROOT

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

# What can stand in itself, and what ends it.
NESTED = [("{ _Defer f(a);", "}"), ("defer {", "}"), ("errdefer {", "f(a); }"),
          ("{ defer f(a); if (a) return 1; ", "}"), ("if (a) { defer f(a);", "} else g();"),
          ("for (;;) { defer f(a); if (a) break;", "}"), ("defer if (a)", ";"),
          ("defer for (;;)", ";"), ("v = ({ defer f(a); a +", "1; });"),
          ("switch (a) { case 1: { defer g();", "} default: break; }"),
          ("do { _Defer g(); if (a) continue;", "} while (a);"), ("f((", "a));"),
          ("int n(int b) { defer f(b);", "return b; }"), ("_Defer_function f(", "a);"),
          ("defer { recover(); { defer g();", "} }"), ("defer", ";"), ("defer f(", ");")]

KINDS = ("cut", "mutated", "soup", "nested", "random")
SOUP = 3    # functions of a file, at most

PRELUDE = """\
#include <defer.h>
struct s { int a, b[9]; int (*defer)(int); };
int f(int); void g(void); void c(int *);
"""

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
        """The kind and the text of input NUMBER."""
        rng = random.Random(number)
        kind = rng.choices(KINDS, [10, 40, 30, 5, 15])[0]
        if kind == "cut":
            text = rng.choice(self.sources)
            text = text[:rng.randrange(len(text) + 1)]
        elif kind == "mutated":
            text = self.mutate(rng, rng.choice(self.sources))
        elif kind == "random":
            features = {f for f in self.compiler.features if rng.random() < .5}
            text = render(generate(rng.getrandbits(32), features, 2))
            text = self.mutate(rng, text, text.index("st;"))
        elif kind == "nested":
            text = PRELUDE + self.nest(rng)
        else:
            text = PRELUDE + "".join(self.soup(rng, n)
                                     for n in range(rng.randint(1, SOUP)))
        return kind, text

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

    @staticmethod
    def nest(rng):
        chosen = rng.choices(NESTED, k=rng.randint(1, 3))
        depth = int(2 ** rng.uniform(1, 8.5))
        layers = [chosen[i % len(chosen)] for i in range(depth)]
        closed = depth if rng.random() < .8 else rng.randrange(depth)
        return "int nested(int a) { int v = 0;\n%s\n%s\n%sreturn v; }\n" % (
            "\n".join(before for before, _ in layers), rng.choice(["g();", "return a;", ""]),
            "".join(after + "\n" for _, after in layers[::-1][:closed]))


def write(path, text):
    with open(path, "w", errors="replace") as file:
        file.write(text)
