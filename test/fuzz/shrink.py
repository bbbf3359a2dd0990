# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a program that shows a difference smaller, as long as it shows one.

The tree is edited in place: runs, functions, parts of lists of statements,
compound statements in favour of what they hold, expressions in favour of a
constant. What is left must still be a program, which the interpreter and the
compiler decide, and must still fail in the same way.
"""

import time

from compilers import compile_and_run
from interpret import Undefined, expected_output
from render import render
from tree import Node, walk

ONE = ("k", 1)
BLOCKS = ("body", "then", "other")


class Shrinker:
    def __init__(self, program, configuration, result, folder, seconds=300):
        self.program, self.configuration = program, configuration
        self.result, self.folder = result, folder
        self.end = time.time() + seconds
        self.tried = 0

    def fails(self):
        """Whether the program, as it is now, fails as it did."""
        if time.time() > self.end:
            return False
        self.tried += 1
        try:
            expected = expected_output(self.program, self.configuration.eager)
        except (Undefined, KeyError, AttributeError, TypeError, RecursionError):
            return False
        try:
            text = self.configuration.compiler.render(self.program)
        except (Undefined, KeyError, AttributeError, TypeError):
            # Where nothing has come to it, or what another language cannot say.
            return False
        result = compile_and_run(self.configuration, text, expected, self.folder)
        return result.kind == self.result.kind and (
            result.kind == "output" or result.detail == self.result.detail)

    def attempt(self, apply, undo):
        apply()
        if self.fails():
            return True
        undo()
        return False

    # Edits.

    def shrink_list(self, holder, least=0):
        """Takes parts out of the list HOLDER, large ones first."""
        changed = False
        size = len(holder)
        while size:
            start = 0
            while start < len(holder) and len(holder) > least:
                removed = holder[start:start + size]
                rest = holder[:]

                def apply(start=start, size=size):
                    del holder[start:start + size]

                def undo(rest=rest):
                    holder[:] = rest
                if len(holder) - len(removed) >= least and self.attempt(apply, undo):
                    changed = True
                else:
                    start += size
            size //= 2
        return changed

    def set_field(self, node, name, value):
        old = getattr(node, name)
        if old == value:
            return False
        return self.attempt(lambda: setattr(node, name, value),
                            lambda: setattr(node, name, old))

    def drop_function(self, number):
        """Leaves out a function and all that calls it."""
        program = self.program
        functions = dict(program.functions)
        del functions[number]
        undo = []

        def calls(node):
            return (isinstance(node, Node) and node.kind == "call"
                    and node.function == number)

        def strip(thing):
            """THING without calls of the function."""
            if isinstance(thing, list):
                kept = []
                for part in thing:
                    if (isinstance(part, Node) and getattr(part, "call", None)
                            and getattr(part.call, "call", None)
                            and calls(part.call.call)):
                        continue
                    kept.append(part)
                if len(kept) != len(thing):
                    old = thing[:]
                    undo.append(lambda: thing.__setitem__(slice(None), old))
                    thing[:] = kept
                for index, part in enumerate(thing):
                    if calls(part):
                        undo.append(lambda index=index, part=part:
                                    thing.__setitem__(index, part))
                        thing[index] = ONE
                    else:
                        strip(part)
            elif isinstance(thing, Node):
                for name, value in list(thing.__dict__.items()):
                    if calls(value):
                        undo.append(lambda name=name, value=value:
                                    setattr(thing, name, value))
                        setattr(thing, name, ONE)
                    else:
                        strip(value)

        old = program.functions

        def apply():
            program.functions = functions
            for function in functions.values():
                strip(function.body)

        def back():
            program.functions = old
            for step in reversed(undo):
                step()
        return self.attempt(apply, back)

    def unwrap(self, holder):
        """Puts what a compound statement holds in its place."""
        changed = False
        index = 0
        while index < len(holder):
            node = holder[index]
            bodies = [getattr(node, name) for name in BLOCKS
                      if getattr(node, name, None)]
            bodies += getattr(node, "cases", []) + getattr(node, "parts", [])
            if node.kind in ("defer", "nested"):
                bodies = []
            # One that is deferred without braces must not become a call.
            if holder in self.bare:
                bodies = []
            for body in bodies:
                old = holder[:]

                def apply(index=index, body=body):
                    holder[index:index + 1] = body

                def undo(old=old):
                    holder[:] = old
                if self.attempt(apply, undo):
                    changed = True
                    break
            else:
                index += 1
        return changed

    def simplify(self, node):
        changed = False
        for name in ("value", "size", "condition"):
            value = getattr(node, name, None)
            if value is None or node.kind == "call_form":
                continue
            if name == "condition":
                if node.kind not in ("if",):
                    changed |= self.set_field(node, name, None)
                    value = node.condition
                if value is not None and value.kind == "test":
                    changed |= self.set_field(node, name, Node("choose", p=2))
            elif value != ("x itself",):
                changed |= self.set_field(node, name, ONE)
        if node.kind == "loop":
            changed |= self.set_field(node, "times", 1)
            changed |= self.set_field(node, "word", "for")
        if node.kind == "call":
            changed |= self.set_field(node, "pointer", False) if hasattr(
                node, "pointer") else False
        if node.kind == "if" and node.other is not None:
            changed |= self.set_field(node, "other", None)
        if node.kind == "call_form":
            changed |= self.set_field(node, "style", "%s")
            for index, argument in enumerate(node.arguments
                                             if hasattr(node, "arguments") else []):
                if argument == ONE or (isinstance(argument, tuple)
                                       and argument[0] == "address"):
                    continue
                arguments = list(node.arguments)
                arguments[index] = ONE
                changed |= self.set_field(node, "arguments", arguments)
        if node.kind == "declare" and node.volatile:
            changed |= self.set_field(node, "volatile", False)
        if node.kind == "defer" and node.word != "defer":
            changed |= self.set_field(node, "word", "defer")
        return changed

    @property
    def bare(self):
        """The lists that are rendered without braces."""
        return [node.body for function in self.program.functions.values()
                for node in walk(function.body)
                if node.kind == "defer" and node.body and not node.braces]

    def lists(self):
        """All lists of statements, the outer ones first."""
        for function in list(self.program.functions.values()):
            yield function.body
            for node in walk(function.body):
                for name in BLOCKS:
                    if isinstance(getattr(node, name, None), list):
                        yield getattr(node, name)
                for name in ("cases", "parts"):
                    yield from getattr(node, name, [])

    def choose_run(self):
        """One run that fails, instead of all."""
        program = self.program
        runs = program.runs
        for run in [run for i, run in enumerate(runs)
                    if self.result.kind != "output" or i in self.differing]:
            if self.attempt(lambda run=run: setattr(program, "runs", [run]),
                            lambda: setattr(program, "runs", runs)):
                return

    def shrink(self):
        program = self.program
        expected = expected_output(program, self.configuration.eager)
        output = list(self.result.output)
        output += [""] * (len(expected) - len(output))
        self.differing = [i for i, line in enumerate(expected) if output[i] != line]
        self.choose_run()
        changed = True
        while changed and time.time() < self.end:
            changed = False
            for number in sorted(program.functions, reverse=True):
                if all(run[0] != number for run in program.runs) and len(
                        program.functions) > 1:
                    changed |= self.drop_function(number)
            for holder in list(self.lists()):
                changed |= self.shrink_list(holder)
            for holder in list(self.lists()):
                changed |= self.unwrap(holder)
            for function in list(program.functions.values()):
                changed |= self.set_field(function, "attribute", "")
                changed |= self.set_field(function, "range", None)
                for node in list(walk(function.body)):
                    changed |= self.simplify(node)
                if function.type_name not in ("int", "void") and not function.named:
                    changed |= self.set_field(function, "type_name", "int")
        return program


REGRESSION = """\
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Found by scripts/fuzz --seed=%d with %s; made smaller by it.
// RUN: %%%s %%s %s

%s
%s
"""


def regression_test(program, configuration):
    """The text of a test for PROGRAM, with what it should print."""
    expected = expected_output(program, configuration.eager)
    flags = ["--allow-diagnostics", "-w", "-fplugin-arg-defer-warn=none",
             "-fplugin-arg-defer-args=" + ("eager" if configuration.eager else "late")]
    return REGRESSION % (
        program.seed, configuration,
        "run_panic" if program.features & {"panics", "errors"} else "run_levels",
        " ".join(flags), render(program),
        "\n".join("// OUT: " + line for line in expected))
