#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a random program of defer, panic and recover, in Go and in C.

    random_panics.py [--worlds N] [--nesting N] SEED BASE

writes BASE.go and BASE.c. A world is a few functions that call, defer and
recover each other; each is run several times with another amount of fuel,
which every call uses up, and which conditions look at. The panics of all but
the last run are recovered. Deferred statements stand outermost in a function
or in another one, where the scopes of Go and of C are the same, at most N deep.
"""

import argparse
import random

FUNCTIONS = 5
FUELS = (1, 2, 3, 5, 8, 13, 21, 30)


class World:
    """The functions of one world, each a list of statements.

    A statement is a tuple: its kind, then numbers or lists of statements.
    """

    def __init__(self, rng, nesting):
        self.rng = rng
        self.nesting = nesting
        self.next = 0
        self.functions = [self.body(0) for _ in range(FUNCTIONS)]

    def number(self):
        self.next += 1
        return self.next

    def body(self, nesting):
        """What a function or a deferred statement does; ends in a print."""
        statements = [self.statement(nesting)
                      for _ in range(self.rng.randint(1, 3 if nesting > 1 else 5))]
        return statements + [("print", self.number())]

    def plain(self, nesting):
        kinds = ["print", "call", "call", "panic", "recover", "again", "replace"]
        # A deferred statement cannot be left by a return.
        kinds += ["return"] if nesting == 0 else []
        kind = self.rng.choice(kinds)
        if kind == "call":
            return (kind, self.number(), self.rng.randrange(FUNCTIONS))
        return (kind, self.number())

    def statement(self, nesting):
        roll = self.rng.random()
        if nesting < self.nesting and roll < 0.3:
            return ("defer", self.body(nesting + 1))
        if roll < 0.45:
            return ("defer-call", self.rng.randrange(FUNCTIONS))
        statement = self.plain(nesting)
        often = statement[0] in ("print", "recover", "call")
        if self.rng.random() < (0.3 if often else 0.8):
            divisor = self.rng.randint(2, 4)
            return ("if", divisor, self.rng.randrange(divisor), statement)
        return statement


def go_statement(world, statement):
    kind, rest = statement[0], statement[1:]
    if kind == "print":
        return ['println("%d", fuel)' % rest]
    if kind == "call":
        return ['println("%d:", w%df%d())' % (rest[0], world, rest[1])]
    if kind == "return":
        return ["return %d + fuel" % rest]
    if kind == "panic":
        return ["panic(%d)" % rest]
    if kind == "recover":
        return ['show("%d", recover())' % rest]
    if kind == "again":
        return ["if r := recover(); r != nil {", 'show("%d", r)' % rest,
                "panic(r)", "}"]
    if kind == "replace":
        return ["if r := recover(); r != nil {", 'show("%d", r)' % rest,
                'panic("replace %d")' % rest, "}"]
    if kind == "if":
        return (["if fuel%%%d == %d {" % rest[:2]]
                + go_statement(world, rest[2]) + ["}"])
    if kind == "defer-call":
        return ["defer w%df%d()" % (world, *rest)]
    assert kind == "defer"
    return (["defer func() {"] + go_statements(world, rest[0]) + ["}()"])


def go_statements(world, statements):
    return [line for s in statements for line in go_statement(world, s)]


def c_statement(world, statement):
    kind, rest = statement[0], statement[1:]
    if kind == "print":
        return ['fprintf(stderr, "%d %%d\\n", fuel);' % rest]
    if kind == "call":
        return ['fprintf(stderr, "%d: %%d\\n", w%df%d());'
                % (rest[0], world, rest[1])]
    if kind == "return":
        return ["return %d + fuel;" % rest]
    if kind == "panic":
        return ["panic(%d);" % rest]
    if kind == "recover":
        return ['show("%d", recover());' % rest]
    if kind in ("again", "replace"):
        return ["{", "const defer_value *r = recover();", "if (r) {",
                'show("%d", r);' % rest,
                "panic(r);" if kind == "again" else 'panic("replace %d");' % rest,
                "}", "}"]
    if kind == "if":
        return (["if (fuel %% %d == %d) {" % rest[:2]]
                + c_statement(world, rest[2]) + ["}"])
    if kind == "defer-call":
        return ["defer w%df%d();" % (world, *rest)]
    assert kind == "defer"
    return ["defer {"] + c_statements(world, rest[0]) + ["}"]


def c_statements(world, statements):
    return [line for s in statements for line in c_statement(world, s)]


GO_BEGIN = """\
// Made by random_panics.py.
package main

var fuel int

func show(where string, r any) {
if r == nil {
println(where, "nil")
} else if n, ok := r.(int); ok {
println(where, n)
} else {
println(where, r.(string))
}
}

func start(name string, n int, f func() int) {
defer func() { show("recovered", recover()) }()
println("==", name, n)
fuel = n
println("returned", f())
}
"""

C_BEGIN = """\
// Made by random_panics.py.
#include <defer.h>
#include <stdio.h>

static int fuel;

static void show(const char *where, const defer_value *r) {
fprintf(stderr, "%s %s\\n", where, r ? r->text : "nil");
}

static void start(const char *name, int n, int (*f)(void)) {
defer { show("recovered", recover()); }
fprintf(stderr, "== %s %d\\n", name, n);
fuel = n;
fprintf(stderr, "returned %d\\n", f());
}
"""


def write(base, worlds):
    go, c, go_main, c_main = [GO_BEGIN], [C_BEGIN], [], []
    for w, world in enumerate(worlds):
        for f in range(FUNCTIONS):
            c.append("static int w%df%d(void);" % (w, f))
        for f, statements in enumerate(world.functions):
            go += ["func w%df%d() int {" % (w, f), "if fuel == 0 {", "return -1",
                   "}", "fuel--"] + go_statements(w, statements) + [
                       "return fuel", "}", ""]
            c += ["static int w%df%d(void) {" % (w, f), "if (fuel == 0)",
                  "return -1;", "fuel--;"] + c_statements(w, statements) + [
                      "return fuel;", "}", ""]
        for f in range(FUNCTIONS):
            for n in FUELS:
                go_main.append('start("w%df%d", %d, w%df%d)' % (w, f, n, w, f))
                c_main.append(go_main[-1] + ";")
    # The last function runs with nothing that recovers; should it not panic,
    # then main does.
    last = "w%df%d" % (len(worlds) - 1, FUNCTIONS - 1)
    go_main += ["fuel = %d" % FUELS[-1], last + "()", 'panic("end")']
    c_main += ["fuel = %d;" % FUELS[-1], last + "();", 'panic("end");']
    go += ["func main() {"] + go_main + ["}", ""]
    c += ["int main(void) {"] + c_main + ["}", ""]
    for suffix, lines in ((".go", go), (".c", c)):
        with open(base + suffix, "w") as text:
            text.write("\n".join(lines))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--worlds", type=int, default=6)
    parser.add_argument("--nesting", type=int, default=3)
    parser.add_argument("seed", type=int)
    parser.add_argument("base")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    write(arguments.base, [World(rng, arguments.nesting)
                           for _ in range(arguments.worlds)])


if __name__ == "__main__":
    main()
