#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares random programs with what their source means.

    random_programs.py --cc COMMAND [--first N] [--count N] [--flags=FLAGS...]

Each program has twelve functions of defers among blocks, loops, switches,
statement expressions and jumps. It prints what it does for several choices of
its conditions. The same functions are interpreted here, and both must agree, at
each set of FLAGS. A program is given by its number, so that one that fails can
be made again; it is left in the current folder as random-N.c.
"""

import argparse
import os
import random
import shlex
import subprocess
import sys
import tempfile

DEFAULT_FLAGS = ["-O0", "-O1 -fplugin-arg-defer-panic=off", "-O2", "-O3 -g",
                 "-Os", "-O2 -fplugin-arg-defer-panic=off"]
FUNCTIONS = 12
SEEDS = 6
MOST_STEPS = 3000  # of conditions; behind them all are false

HEADER = """\
#include <stdio.h>
static unsigned seed;
static int steps, sum;
struct large { int values[12]; };
__attribute__((noinline)) static int choose(void) {
  if (++steps > %d)
    return 0;
  seed = seed * 1103515245u + 12345u;
  return (seed >> 16) %% 3 == 0;
}
__attribute__((noinline)) static int trace(int n) {
  printf("%%d ", n);
  return n;
}
static inline struct large wrap(int n) { return (struct large){{n}}; }
""" % MOST_STEPS


class Generator:
    """Makes statements: tuples of a kind and what it needs."""

    def __init__(self, number):
        self.random = random.Random(number)
        self.next_id = 0

    def fresh(self):
        self.next_id += 1
        return self.next_id

    def block(self, depth, loop, deferred):
        return [self.statement(depth, loop, deferred)
                for _ in range(self.random.randint(1, 4))]

    # LOOP: "", "loop" or "switch", what `break` leaves; DEFERRED: in one, so
    # that `return` is not allowed.
    def statement(self, depth, loop, deferred):
        choice = self.random.random()
        n = self.fresh()
        if depth > 4 or choice < .22:
            return ("trace", n)
        if choice < .45:
            kind = self.random.random()
            if kind < .35:
                body = ("trace", self.fresh())
            elif kind < .5:
                body = ("if", [("trace", self.fresh())], None)
            else:
                body = ("block", self.block(depth + 1, "", True))
            return ("defer", body, self.random.random() < .5)
        if choice < .57:
            other = self.random.random() < .4
            return ("if", self.block(depth + 1, loop, deferred),
                    self.block(depth + 1, loop, deferred) if other else None)
        if choice < .68:
            return ("loop", n, self.random.randint(1, 3),
                    self.random.choice(["for", "while", "do"]),
                    self.block(depth + 1, "loop", deferred))
        if choice < .74:
            return ("block", self.block(depth + 1, loop, deferred))
        if choice < .80 and loop:
            return ("leave", self.random.choice(["break", "continue"])
                    if loop == "loop" else "break")
        if choice < .86 and not deferred:
            return ("return", n, self.random.random() < .4)
        if choice < .90:
            return ("backward", n, self.block(depth + 1, "", deferred),
                    self.block(depth + 1, "", deferred))
        if choice < .94:
            return ("forward", n, self.block(depth + 1, "", deferred))
        if choice < .97:
            return ("expression", n, self.block(depth + 1, "", deferred))
        inner = "loop" if loop == "loop" else "switch"
        return ("switch", [self.block(depth + 1, inner, deferred)
                           for _ in range(3)])


def text_of_block(statements, indent, large):
    return "".join(text_of(s, indent, large) for s in statements)


def text_of(statement, indent, large):
    """The C text of STATEMENT, in a function that returns a LARGE structure."""
    space = "  " * indent
    kind, *rest = statement

    def block(statements):
        return "{\n%s%s}" % (text_of_block(statements, indent + 1, large), space)

    if kind == "trace":
        text = "trace(%d), sum += %d;" % (rest[0], rest[0])
    elif kind == "defer":
        return "%s%s\n%s" % (space, "_Defer" if rest[1] else "defer",
                             text_of(rest[0], indent + 1, large))
    elif kind == "block":
        text = block(rest[0])
    elif kind == "if":
        text = "if (choose()) " + block(rest[0])
        if rest[1] is not None:
            text += " else " + block(rest[1])
    elif kind == "loop":
        n, count, word, body = rest
        text = {"for": "for (int i%d = 0; i%d < %d; i%d++) %s"
                       % (n, n, count, n, block(body)),
                "while": "{ int i%d = 0; while (i%d++ < %d) %s }"
                         % (n, n, count, block(body)),
                "do": "{ int i%d = 0; do %s while (++i%d < %d); }"
                      % (n, block(body), n, count)}[word]
    elif kind == "leave":
        text = "if (choose()) %s;" % rest[0]
    elif kind == "return":
        n, of_sum = rest
        value = "sum" if of_sum else str(n) if large else "trace(%d)" % n
        text = "if (choose()) return %s;" % ("wrap(%s)" % value if large else value)
    elif kind == "backward":
        n, before, behind = rest
        text = ("{ int b%d = 0;\n%sl%d: ;\n%s%sif (b%d++ < 2 && choose()) goto l%d;\n%s%s}"
                % (n, space, n, text_of_block(before, indent + 1, large), space,
                   n, n, text_of_block(behind, indent + 1, large), space))
    elif kind == "forward":
        n, body = rest
        text = ("{ {\n%s%sif (choose()) goto l%d;\n%strace(%d); } l%d: trace(9%d); }"
                % (text_of_block(body, indent + 1, large), space, n, space, n, n, n))
    elif kind == "expression":
        text = "sum += ({ %s%strace(%d); sum; });" % (
            text_of_block(rest[1], indent + 1, large), space, rest[0])
    else:
        text = "switch (choose() + choose()) {\n"
        for case, body in enumerate(rest[0]):
            text += "%scase %d: %s %s\n" % (space, case, block(body),
                                            "" if case == 1 else "break;")
        text += space + "}"
    return space + text + "\n"


class Leave(Exception):
    """A jump out of a block: kind is break, continue or return."""

    def __init__(self, kind, value=0):
        super().__init__(kind)
        self.kind, self.value = kind, value


class Interpreter:
    def __init__(self, seed, large):
        self.seed, self.large = seed, large
        self.sum = self.steps = 0
        self.output = []

    def choose(self):
        self.steps += 1
        if self.steps > MOST_STEPS:
            return False
        self.seed = (self.seed * 1103515245 + 12345) & 0xffffffff
        return (self.seed >> 16) % 3 == 0

    def trace(self, n):
        self.output.append(n)
        return n

    def add(self, n):
        self.sum = (self.sum + n + 2**31) % 2**32 - 2**31

    def scope(self, steps):
        """Runs STEPS, a generator of statements, as those of one block."""
        deferred, leave = [], None
        try:
            for statement in steps:
                if statement[0] == "defer":
                    deferred.append(statement[1])
                else:
                    self.run(statement)
        except Leave as exception:
            leave = exception
        for statement in reversed(deferred):
            self.run(statement)
        if leave:
            raise leave

    def backward(self, before, behind, rounds):
        yield from before
        again = len(rounds) < 3 and self.choose()
        rounds.append(again)
        if not again:
            yield from behind

    def forward(self, n, body):
        yield from body
        if not self.choose():
            self.trace(n)

    def expression(self, n, body, value):
        yield from body
        self.trace(n)
        value.append(self.sum)

    def run(self, statement):
        kind, *rest = statement
        if kind == "trace":
            self.add(self.trace(rest[0]))
        elif kind == "block":
            self.scope(rest[0])
        elif kind == "if":
            if self.choose():
                self.scope(rest[0])
            elif rest[1] is not None:
                self.scope(rest[1])
        elif kind == "loop":
            for _ in range(rest[1]):
                try:
                    self.scope(rest[3])
                except Leave as leave:
                    if leave.kind == "break":
                        break
                    if leave.kind == "return":
                        raise
        elif kind == "leave":
            if self.choose():
                raise Leave(rest[0])
        elif kind == "return":
            n, of_sum = rest
            if self.choose():
                value = self.sum if of_sum else n if self.large else self.trace(n)
                raise Leave("return", value)
        elif kind == "backward":
            # The label is in the block: going back leaves the scopes of the
            # defers behind it.
            rounds = [True]
            while rounds[-1]:
                self.scope(self.backward(rest[1], rest[2], rounds))
        elif kind == "forward":
            self.scope(self.forward(*rest))
            self.trace(int("9%d" % rest[0]))
        elif kind == "expression":
            value = []
            self.scope(self.expression(*rest, value))
            self.add(value[0])
        elif kind == "switch":
            case = self.choose() + self.choose()
            try:
                for n in range(case, 3):
                    self.scope(rest[0][n])
                    if n != 1:
                        break
            except Leave as leave:
                if leave.kind != "break":
                    raise

    def call(self, body):
        try:
            self.scope(body)
            return self.sum
        except Leave as leave:
            return leave.value


def make_program(number):
    """The text of a program and the lines that it prints."""
    generator = Generator(number)
    text, main, expected = HEADER, "", []
    for n in range(FUNCTIONS):
        generator.next_id = 0
        body = generator.block(0, "", False)
        large = generator.random.random() < .3
        text += "static %s f%d(void) {\n%s  return %s;\n}\n" % (
            "struct large" if large else "int", n,
            text_of_block(body, 1, large), "wrap(sum)" if large else "sum")
        for k in range(SEEDS):
            seed = k * 7919 + n
            main += "  seed = %d, steps = sum = 0;\n" % seed
            main += "  { int r = f%d()%s; printf(\"= %%d\\n\", r); }\n" % (
                n, ".values[0]" if large else "")
            interpreter = Interpreter(seed, large)

            def steps(interpreter=interpreter, body=body):
                yield from body
                raise Leave("return", interpreter.sum)
            result = interpreter.call(steps())
            expected.append("".join("%d " % t for t in interpreter.output)
                            + "= %d" % result)
    return text + "int main(void) {\n" + main + "}\n", expected


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cc", required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=3)
    parser.add_argument("--flags", action="append")
    arguments = parser.parse_args()
    checked = failures = 0
    with tempfile.TemporaryDirectory() as directory:
        program = os.path.join(directory, "program")
        for number in range(arguments.first, arguments.first + arguments.count):
            text, expected = make_program(number)
            source = os.path.join(directory, "random-%d.c" % number)
            with open(source, "w") as file:
                file.write(text)
            for flags in arguments.flags or DEFAULT_FLAGS:
                subprocess.run(
                    shlex.split(arguments.cc) + shlex.split(flags)
                    + ["-w", "-fplugin-arg-defer-warn=none", source, "-o", program],
                    check=True)
                run = subprocess.run([program], text=True, timeout=60,
                                     stdout=subprocess.PIPE)
                checked += FUNCTIONS
                if run.returncode or run.stdout.splitlines() != expected:
                    failures += 1
                    print("program %d, %s: status %d, another output"
                          % (number, flags, run.returncode))
                    with open("random-%d.c" % number, "w") as file:
                        file.write(text)
    print("%d functions compiled and run, %d programs failed" % (checked, failures))
    sys.exit(1 if failures or not checked else 0)


if __name__ == "__main__":
    main()
