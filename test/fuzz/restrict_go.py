# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What of a program can be said in Go, for render_go.py.

A scope with deferred statements is a function of its own there. Go recovers only
directly in a deferred function, so that `recover` in such a scope becomes something
else here, and so does a statement expression that is left by a jump or a recovery.
What `defer f(x);` calls is deferred itself in Go: it has its argument early, and no
condition. The interpreter runs what is left, which is a program like any other.
"""

import copy

from interpret import NOTHING
from tree import Node, defers, walk

DEFERRED = ("defer", "cleanup")


def defers_here(statements):
    return any(node.kind in DEFERRED for node in statements)


def split_at(statements):
    """The index of the first label with something deferred behind it in its block:
    what is behind it is a scope of its own, which a jump back leaves. None if there is
    no such label."""
    for index, node in enumerate(statements):
        if node.kind == "label" and defers_here(statements[index + 1:]):
            return index
    return None


def is_value(expression):
    """Whether a statement expression always has a value, or a panic goes through it."""
    return not any(
        node.kind in ("leave", "goto", "label", "dispatch", "return", "recover",
                      "recovered")
        or node.kind == "call_form" and node.callee in ("call", "recover")
        for node in walk(expression.body))


class Restriction:
    """DIRECT says whether `recover` would stand directly in the region's function."""

    def region(self, statements):
        self.direct = True
        self.statements(statements, True)

    def statements(self, statements, outermost=False):
        before = self.direct
        if defers_here(statements) and not outermost:
            self.direct = False
        split = split_at(statements)
        for index, node in enumerate(statements):
            statements[index] = self.statement(node)
            if index == split:
                self.direct = False
        self.direct = before

    def statement(self, node):
        if node.kind == "recover" and not self.direct:
            return Node("trace", n=node.n, value=("k", NOTHING))
        if node.kind == "defer":
            self.deferred(node)
            return node
        for name, value in list(node.__dict__.items()):
            if isinstance(value, Node):
                setattr(node, name, self.expression(value))
            elif name in ("body", "then", "other") and isinstance(value, list):
                self.statements(value)
            elif name in ("cases", "parts"):
                for statements in value:
                    self.statements(statements)
        return node

    def deferred(self, node):
        before = self.direct
        if node.call and node.call.callee == "call":
            node.word = "defer"
            node.call.call.value = self.expression(node.call.call.value)
        elif node.call:
            # Evaluated late, they are in the deferred function.
            self.direct |= node.word == "_Defer"
            node.call.arguments = [self.expression(e) for e in node.call.arguments]
        else:
            self.region(node.body)
        self.direct = before

    def expression(self, e):
        if isinstance(e, tuple):
            return e
        if e.kind == "recovered" and not self.direct:
            return ("k", NOTHING)
        if e.kind == "statement_expression":
            if not is_value(e):
                return ("k", 1)
            before, self.direct = self.direct, False
            self.statements(e.body, True)
            self.direct = before
        elif e.kind in ("call", "test"):
            e.value = self.expression(e.value)
        return e


def restrict(program):
    """A copy of PROGRAM without what Go cannot say."""
    result = copy.deepcopy(program)
    for function in result.functions.values():
        had = defers(function.body)
        Restriction().region(function.body)
        if had and not defers(function.body):    # tree.defers says what for
            function.body.insert(0, Node("defer", word="_Defer", call=None, body=[],
                                         braces=True))
    return result
