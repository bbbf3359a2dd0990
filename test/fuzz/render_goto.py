# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The C text of a program without any word of ours.

Where a scope is left stands a copy of all that it has deferred until there, newest
first, and then the jump. That works because nothing jumps into the scope of a
deferred statement: what a scope has deferred is known by the place in the text. It
is slow, and large, and no part of how the plugins work, so that it can tell whether
interpret.py is right about C: arithmetic, `switch`, arrays, the order of evaluation.

Arguments of deferred calls are evaluated late. There are no panics, no
defer_function and no nested functions: FEATURES is what there is.
"""

from render import Renderer

FEATURES = {"structures", "constants", "errors", "results"}


class Scope:
    """A block that is being written. KIND is "loop" or "switch" if `break` leaves it."""

    def __init__(self, statements, kind):
        self.statements, self.kind = statements, kind
        self.entries = []    # (index, node) of what is deferred

    def label(self, name):
        for index, node in enumerate(self.statements):
            if node.kind == "label" and node.name == name:
                return index
        return None


class GotoRenderer(Renderer):
    def __init__(self, program):
        super().__init__(program)
        self.scopes = []
        self.kind = None      # of the next scope
        self.copies = 0

    # Scopes.

    def block(self, statements, indent, value=None):
        """Writes a block, and what it has deferred behind it; VALUE is that of a
        statement expression, which is evaluated before."""
        scope, self.kind = Scope(statements, self.kind), None
        self.scopes.append(scope)
        for index, node in enumerate(statements):
            if node.kind == "cleanup":
                self.line(indent, "int %s = %s;" % (node.name, self.pure(node.value)))
            if node.kind in ("cleanup", "defer"):
                scope.entries.append((index, node))
            else:
                getattr(self, "do_" + node.kind)(node, indent)
        if value is not None:
            self.line(indent, "int e = %s;" % self.pure(value))
        self.scopes.pop()
        self.write_copies([node for _, node in scope.entries[::-1]], indent, None)
        if value is not None:
            self.line(indent, "e;")

    def inside(self, kind, write, node, indent):
        """Writes NODE, whose blocks `break` leaves."""
        before = self.braces

        def braces(*arguments):
            self.kind, self.braces = kind, before
            before(*arguments)
            self.braces = braces
        self.braces = braces
        write(node, indent)
        self.braces = before

    def write_copies(self, nodes, indent, result):
        """Copies of NODES; RESULT is what the function returns, if it does."""
        for node in nodes:
            if node.kind == "cleanup":
                self.line(indent, "trace(0, %s);" % node.name)
                continue
            head = ""
            if "rrdefer" in node.word:
                if not result or not self.error(result):
                    continue
                head = "if (%s)" % self.error(result)
            saved = self.scopes, self.suffix
            self.copies += 1
            self.scopes, self.suffix = [], "_%d" % self.copies
            if node.call:
                self.line(indent, "%s { %s; }" % (head, self.call_form(node.call)))
            else:
                self.braces(head, node.body, indent)
            self.scopes, self.suffix = saved

    def error(self, value):
        """The condition that VALUE is an error."""
        function = self.function
        if function.range:
            low, high = function.range
            if function.type_name == "pointer":
                value = "(intptr_t)" + value
            return "%s >= %d && %s <= %d" % (value, low, value, high)
        if not function.type.error:
            return ""
        return "!" + value if function.type_name in ("bool", "pointer") else value + " < 0"

    # Exits.

    def exit(self, node, nodes, text, indent, more=""):
        before = "if (%s) " % self.condition(node.condition) if node.condition else ""
        self.line(indent, before + more + "{")
        self.write_copies(nodes, indent + 1, None)
        self.line(indent + 1, text)
        self.line(indent, "}")

    def do_leave(self, node, indent):
        nodes = []
        for scope in reversed(self.scopes):
            nodes += [entry for _, entry in scope.entries[::-1]]
            if scope.kind == "loop" or scope.kind and node.word == "break":
                break
        self.exit(node, nodes, node.word + ";", indent)

    def do_goto(self, node, indent):
        nodes = []
        for scope in reversed(self.scopes):
            label = scope.label(node.name)
            nodes += [entry for index, entry in scope.entries[::-1]
                      if label is None or index > label]
            if label is not None:
                break
        self.exit(node, nodes, "goto %s%s;" % (node.name, self.suffix), indent,
                  "if (more()) " if node.back else "")

    def do_return(self, node, indent):
        nodes = [entry for scope in reversed(self.scopes)
                 for _, entry in scope.entries[::-1]]
        function = self.function
        result = "x" if function.named else "r"
        before = "if (%s) " % self.condition(node.condition) if node.condition else ""
        self.line(indent, before + "{")
        if function.type_name == "void":
            result = ""
        elif node.value not in (None, ("x itself",)):
            value = self.make % self.rich(node.value)
            self.line(indent + 1, "%s = %s;" % (
                "x" if function.named else function.type.text + " r", value))
        self.write_copies(nodes, indent + 1, result)
        self.line(indent + 1, "return %s;" % result)
        self.line(indent, "}")

    # Statements and expressions with blocks.

    def rich(self, e):
        if isinstance(e, tuple) or e.kind != "statement_expression":
            return super().rich(e)
        lines, self.lines = self.lines, []
        self.block(e.body, 0, value=e.value)
        body, self.lines = "\n".join(self.lines), lines
        return "({\n%s\n})" % body

    def do_if(self, node, indent):
        self.braces("if (%s)" % self.condition(node.condition), node.then, indent)
        if node.other is not None:
            self.braces("else", node.other, indent)

    def do_loop(self, node, indent):
        with_braces, node.braces = node.braces, True
        self.inside("loop", super().do_loop, node, indent)
        node.braces = with_braces

    def do_switch(self, node, indent):
        bare, node.bare = node.bare, False
        self.inside("switch", super().do_switch, node, indent)
        node.bare = bare

    # Functions.

    def declaration(self, function):
        return "static %s %s %s(int a)" % (function.attribute, function.type.text,
                                           function.name)

    def do_function(self, function):
        super().do_function(function)
        if function.named:
            self.lines[-1] = "  return x;\n}"

    def render(self):
        text = super().render()
        return text.replace("#include <defer.h>\n", "").replace(
            "__attribute__((defer_result)) ", "")


def render(program):
    return GotoRenderer(program).render()
