# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Go text of a program, as restrict_go.py leaves it.

What panics and recovers, and in which order deferred functions run, is Go's part. A
scope with deferred statements is a function of its own, whose result says how the one
around it goes on: a completion, as in interpret.py. It is PANIC until the scope is left in
another way: a function that a panic has left and a recovery has ended has it as its
result, and its caller returns. A deferred function has it as PANIC while it runs, so that
another panic finds it so, and then puts back what it was; RETURN, if it has recovered.
"""

import re

from interpret import Undefined
from prelude_go import CALL, COMPLETIONS, TYPES, prelude
from render import Renderer
from restrict_go import defers_here, split_at
from tree import walk

FEATURES = {"panics", "errors", "results", "structures", "constants"}


def code(what):
    """The number of a completion."""
    if what[0] == "goto":
        return "%d" % (len(COMPLETIONS) + int(what[1][1:]))
    return what[0].upper()


class Region:
    """A function in Go. KIND is "function" or "deferred", where `return` leaves what
    it leaves in C; "scope" or "value", that of a statement expression."""

    def __init__(self, kind, depth):
        self.kind = kind
        self.completion = "completion%d" % depth
        self.took = "took%d" % depth
        self.codes = []    # with what it is left, besides NORMAL and PANIC
        self.labels = set()


class GoRenderer(Renderer):
    def __init__(self, program):
        super().__init__(program)
        self.regions = []     # from the function to what is written
        self.targets = []     # (region, word) of what `break` and `continue` leave

    @property
    def here(self):
        return self.regions[-1]

    # Expressions.

    def pure(self, e):
        kind = e[0]
        if kind == "k":
            return "k(%d)" % e[1]    # not a constant, which must not overflow
        if kind == "v":
            return e[1]
        if kind == "x":
            return "get_%s(x)" % self.function.type_name
        if kind == "s":
            return "((%s & 7) - 3)" % self.pure(e[1])
        return "(%s %s %s)" % (self.pure(e[1]), kind, self.pure(e[2]))

    @staticmethod
    def variable(name):
        return name

    def rich(self, e):
        if isinstance(e, tuple) or e.kind == "traced":
            return super().rich(e)
        if e.kind == "recovered":
            return "value_of(%s)" % self.recover()
        if e.kind == "call":
            callee = self.program.functions[e.function]
            return "get_%s(%s)" % (callee.type_name, self.call(e))
        lines, self.lines = self.lines, []
        self.open("value")
        self.line(0, "%s := PANIC; _ = %s" % ((self.here.completion,) * 2))
        self.statements(e.body, 0)
        self.line(0, "e = %s" % self.pure(e.value))
        self.line(0, "%s = NORMAL" % self.here.completion)
        self.line(0, "return")
        self.close()
        body, self.lines = "\n".join(self.lines), lines
        return "func() (e int32) {\n%s\n}()" % body

    # Scopes.

    def make(self, k):
        return "make_%s(%s)" % (self.function.type_name, k)

    def open(self, kind):
        self.regions.append(Region(kind, len(self.regions)))

    def close(self):
        return self.regions.pop()

    def block(self, statements, indent):
        if defers_here(statements):
            self.scope(statements, indent)
        else:
            self.statements(statements, indent)

    def statements(self, statements, indent):
        """Writes STATEMENTS, what they defer in the function that is written."""
        split = split_at(statements)
        now = statements if split is None else statements[:split + 1]
        self.here.labels |= {node.name for node in now if node.kind == "label"}
        super().block(now, indent)
        if split is not None:
            self.scope(statements[split + 1:], indent)

    def scope(self, statements, indent):
        self.open("scope")
        completion = self.here.completion
        self.line(indent, "if c := func() (%s int) {" % completion)
        self.line(indent + 1, "%s = PANIC" % completion)
        self.statements(statements, indent + 1)
        self.line(indent + 1, "return NORMAL")
        codes = self.close().codes
        if self.region().kind != "value" and ("return",) not in codes:
            codes.append(("return",))    # a recovery
        self.line(indent, "}(); c == PANIC {")
        self.line(indent + 1, "unreachable()")
        for what in codes:
            self.line(indent, "} else if c == %s {" % code(what))
            self.line(indent + 1, self.exit(what))
        self.line(indent, "}")

    def region(self):
        """The function or deferred statement that is written, or the expression."""
        return next(region for region in reversed(self.regions)
                    if region.kind != "scope")

    # Exits.

    def exit(self, what):
        """The statement that leaves what is written by WHAT, a completion."""
        here = self.here
        text = " ".join(what)
        if what[0] == "return":
            direct = here.kind in ("function", "deferred")
            text = "%s = RETURN; return" % here.completion
        elif what[0] == "goto":
            direct = what[1] in here.labels
        else:
            targets = [region for region, kind in self.targets
                       if kind == "loop" or what[0] == "break"]
            direct = bool(targets) and targets[-1] is here
        if direct:
            return text
        if here.kind != "scope":
            raise Undefined(text)
        if what not in here.codes:
            here.codes.append(what)
        return "return " + code(what)

    def guarded(self, node, text, indent):
        if node.condition:
            text = "if %s { %s }" % (self.condition(node.condition), text)
        self.line(indent, text)

    def do_leave(self, node, indent):
        self.guarded(node, self.exit((node.word,)), indent)

    def do_goto(self, node, indent):
        text = self.exit(("goto", node.name))
        self.guarded(node, "if more() { %s }" % text if node.back else text, indent)

    def do_return(self, node, indent):
        text = self.exit(("return",))
        if node.value not in (None, ("x itself",)):
            text = "x = %s; %s" % (self.make(self.rich(node.value)), text)
        self.guarded(node, text, indent)

    def do_panic(self, node, indent):
        condition = self.condition(node.condition) if node.condition else "more()"
        self.line(indent, "if %s { panic(%s) }" % (condition, self.pure(node.value)))

    def do_recover(self, node, indent):
        self.line(indent, "{")
        self.line(indent + 1, "r := " + self.recover())
        self.line(indent + 1, "trace(%d, value_of(r))" % node.n)
        if node.then:
            self.line(indent + 1, "if r != nil { panic(%s) }" % (
                "r" if node.then == "again" else "value_of(r) ^ 1"))
        self.line(indent, "}")

    def recover(self):
        """Only a function that is deferred itself can recover."""
        if self.here.kind not in ("function", "deferred"):
            raise Undefined("recover")
        return "take(recover(), &%s)" % self.here.took

    # Statements.

    def do_set_result(self, node, indent):
        self.line(indent, "x = " + self.make(self.pure(node.value)))

    def do_if(self, node, indent):
        self.line(indent, "if %s {" % self.condition(node.condition))
        self.block(node.then, indent + 1)
        if node.other is not None:
            self.line(indent, "} else {")
            self.block(node.other, indent + 1)
        self.line(indent, "}")

    def inside(self, kind, statements, indent):
        self.targets.append((self.here, kind))
        self.block(statements, indent)
        self.targets.pop()

    def do_loop(self, node, indent):
        i, times, more = "i%d" % node.n, node.times, self.goes_on(node)
        if node.word == "for":
            head = "for %s = 0; %s < %d && %s; %s++ {" % (i, i, times, more, i)
        elif node.word == "while":
            head = "for %s = 0; less(&%s, %d) && %s; {" % (i, i, times, more)
        else:
            self.line(indent, i + " = 0")
            head = ("for first := true; first || next(&%s) < %d && %s; first = false {"
                    % (i, times, more))
        self.line(indent, head)
        self.inside("loop", node.body, indent + 1)
        self.line(indent, "}")

    def do_switch(self, node, indent):
        count = len(node.cases)
        self.line(indent, "switch uint32(%s) %% %d {" % (self.pure(node.value),
                                                        count + 1))
        for number, (body, leave) in enumerate(zip(node.cases, node.breaks)):
            last = number == count - 1
            self.line(indent, "default:" if last else "case %d:" % number)
            self.inside("switch", body, indent + 1)
            if not leave and not last:
                self.line(indent + 1, "fallthrough")
        self.line(indent, "}")

    def do_dispatch(self, node, indent):
        labels = ["d%d_%d" % (node.n, i) for i in range(len(node.parts))]
        for i, part in enumerate(node.parts):
            text = "switch uint32(%s) %% %d {" % (self.pure(node.selectors[i]),
                                                 len(labels))
            self.line(indent, "if choose(2) {" if i else "{")
            self.line(indent + 1, text)
            for number, label in enumerate(labels):
                self.line(indent + 1, "case %d: goto %s" % (number, label))
            self.line(indent + 1, "}")
            self.line(indent, "}")
            self.braces(labels[i] + ":", part, indent)

    def do_declare(self, node, indent):
        self.line(indent, "%s = %s" % (node.name, self.rich(node.value)))

    def do_array(self, node, indent):
        self.line(indent, "%s = %s + (%s & 7)" % (node.name, self.pure(node.value),
                                                  self.pure(node.size)))

    # Deferred.

    def do_cleanup(self, node, indent):
        self.line(indent, "%s = %s" % (node.name, self.pure(node.value)))
        self.line(indent, "defer func() { trace(0, %s) }()" % node.name)

    def do_defer(self, node, indent):
        outer = self.here.completion
        self.line(indent, "{")
        if node.call and node.call.callee == "call":
            self.deferred_call(node, indent + 1, outer)
        else:
            self.deferred_function(node, indent + 1, outer)
        self.line(indent, "}")

    def deferred_call(self, node, indent, outer):
        if node.word != "defer":
            raise Undefined(node.word)
        call = node.call.call
        self.line(indent, "argument, saved := %s, 0" % self.rich(call.value))
        self.line(indent, "defer after(&%s, &saved)" % outer)
        self.line(indent, "defer %s%d(argument)" % ("p" if call.pointer else "f",
                                                   call.function))
        self.line(indent, "defer before(&%s, &saved)" % outer)

    def deferred_function(self, node, indent, outer):
        call, early = node.call, node.word != "_Defer"
        if call and early:
            arguments = ["argument%d" % i for i in range(len(call.arguments))]
            for name, text in zip(arguments, self.arguments(call)):
                self.line(indent, "%s := %s" % (name, text))
        failing = self.failing()
        self.open("deferred")
        completion, took = self.here.completion, self.here.took
        self.line(indent, "defer func() {")
        indent += 1
        self.line(indent, "saved, %s, %s := %s, PANIC, false" % (completion, took, outer))
        self.line(indent, "%s = PANIC" % outer)
        self.line(indent, "defer restore(&%s, saved, &%s, &%s)" % (outer, completion,
                                                                 took))
        if "rrdefer" in node.word:
            self.line(indent, "if !(%s) { %s = NORMAL; return }" % (failing, completion))
        if call:
            self.line(indent, self.call_text(
                call, arguments if early else self.arguments(call)))
        else:
            self.statements(node.body, indent)
        self.line(indent, "%s = NORMAL" % completion)
        self.line(indent - 1, "}()")
        self.close()

    def arguments(self, call):
        texts = ["&" + e[1] if isinstance(e, tuple) and e[0] == "address"
                 else self.rich(e) for e in call.arguments]
        if call.callee == "pick":
            texts[0] = "trace(%d, %s)" % (call.n, texts[0])
        return texts

    def call_text(self, call, arguments):
        if call.callee == "recover":
            return self.recover()
        if call.callee == "pick":
            return "pick(%s, %d, %s)" % (arguments[0], call.n, arguments[1])
        return "%s(%d, %s)" % (call.callee, call.n, ", ".join(arguments))

    def failing(self):
        """The condition that the function returns an error, or a panic is on its way."""
        error = self.error()
        if self.region().kind != "function" or not error:
            return "saved == PANIC"
        return "saved == PANIC || saved == RETURN && (%s)" % error

    def error(self):
        function = self.function
        if function.range:
            return "int64(x) >= %d && int64(x) <= %d" % function.range
        if not function.type.error:
            return ""
        return {"bool": "!x", "pointer": "x == 0"}.get(function.type_name, "x < 0")

    # The program.

    def do_function(self, function):
        self.function = function
        result = TYPES[function.type_name][0]
        lines, self.lines = self.lines, []
        self.open("function")
        completion, took = self.here.completion, self.here.took
        self.line(0, "func %s(a int32) (x %s) {" % (function.name, result))
        self.line(1, "%s, %s := PANIC, false" % (completion, took))
        self.line(1, "defer func() { st.ended, st.took = %s != PANIC, %s }()"
                  % (completion, took))
        for node in walk(function.body):
            name = ("i%d" % node.n if node.kind == "loop" else node.name
                    if node.kind in ("declare", "array", "cleanup") else None)
            if name:
                self.line(1, "var %s int32; _ = %s" % (name, name))
        if function.named:
            self.line(1, "x = " + self.make(self.pure(function.named.value)))
        self.line(1, "if !more() { x = %s; %s }" % (self.make("0"), self.exit(("return",))))
        self.statements(function.body, 1)
        self.line(1, "%s = NORMAL" % completion)
        self.line(1, "return")
        self.line(0, "}")
        self.close()
        text = "\n".join(self.lines)
        targets = set(re.findall(r"\bgoto (\w+)", text))
        # A label that nothing goes to is an error.
        self.lines = lines + [re.sub(
            r"^ *([ld][0-9_]+):", lambda found: found.group() * (found.group(1) in targets),
            text, flags=re.MULTILINE)]

    def render(self):
        functions = self.program.functions.values()
        for name, (text, make, get) in TYPES.items():
            self.line(0, "func make_%s(k int32) %s { return %s }" % (name, text, make))
            self.line(0, "func get_%s(v %s) int32 { return %s }" % (name, text, get))
        for function in functions:
            self.line(0, "var p%d func(int32) %s" % (
                function.number, TYPES[function.type_name][0]))
            self.do_function(function)
        self.line(0, "func init() {")
        for function in functions:
            self.line(1, "p%d = f%d" % (function.number, function.number))
        self.line(0, "}")
        self.line(0, CALL)
        for function in functions:
            self.line(1, "case %d: return get_%s(f%d(a))" % (
                function.number, function.type_name, function.number))
        self.line(1, "}")
        self.line(1, "return 0")
        self.line(0, "}")
        return prelude(self.program.runs) + "\n".join(self.lines) + "\n"


def render(program):
    return GoRenderer(program).render()
