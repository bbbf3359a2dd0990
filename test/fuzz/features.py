# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is in the functions of a program, for the summary of fuzz.py.

That a function holds a thing does not say that it has come to it; of what only an
execution shows (how a scope with a deferred statement was left, a panic that was
replaced) interpret.py counts the runs.
"""


def of_node(node, in_deferred):
    """Names of what NODE is; IN_DEFERRED says whether it stands in an S."""
    kind = node.kind
    inside = " in S" if in_deferred else ""
    if kind == "defer":
        if in_deferred:
            yield "defer in S"
        yield ("call form" if node.call else "block form" if node.braces
               else "statement form")
        if "rrdefer" in node.word:
            yield "errdefer"
    elif kind in ("label", "goto", "dispatch", "loop", "switch", "cleanup", "panic",
                  "recover"):
        word = {"dispatch": "computed goto"}.get(kind, kind)
        if kind == "goto":
            word = "goto back" if node.back else "goto forward"
        yield word + inside
    elif kind == "leave":
        yield node.word + inside
    elif kind == "return":
        yield "return"
    elif kind == "statement_expression":
        yield "statement expression" + inside
    elif kind == "array":
        yield "variable length array" + inside
    elif kind == "nested":
        yield "nested function"
    elif kind == "defer_function":
        yield "defer_function" + inside


def of_function(function):
    """The set of what is in FUNCTION."""
    found = set()
    if function.named:
        found.add("named result")
    if function.type.structure:
        found.add("structure result")

    def visit(thing, in_deferred):
        if isinstance(thing, (list, tuple)):
            for part in thing:
                visit(part, in_deferred)
        elif hasattr(thing, "kind"):
            found.update(of_node(thing, in_deferred))
            inner = in_deferred or (thing.kind == "defer" and bool(thing.body))
            for value in thing.__dict__.values():
                visit(value, inner)
    visit(function.body, False)
    return found


def of_program(program):
    """In how many functions of PROGRAM each thing is."""
    counts = {}
    for function in program.functions.values():
        for name in of_function(function):
            counts[name] = counts.get(name, 0) + 1
    return counts
