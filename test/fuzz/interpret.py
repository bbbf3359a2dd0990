# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What a program does, by the rules of docs/language.md.

This is a definition of the language by an interpreter of the tree; nothing of it
is how the plugins work. A statement ends with a completion: None if normally, or
a tuple of "break", "continue", "goto", "return", "leave" or "panic". "leave" ends
the deferred statement in which a panic was recovered, as "return" does with a
function. A block that has been left runs what it has deferred, newest first, and
each deferred statement can replace the completion with which the block goes on.
"""

from render import SHOWN, STEPS
from tree import TYPES, defers, wrap

NOTHING = -7  # what value_of(recover()) is where nothing is recovered


class Undefined(Exception):
    """The tree is no program: shrinking has taken away too much."""


class Abrupt(Exception):
    """An expression that does not end normally."""

    def __init__(self, completion):
        super().__init__(completion[0])
        self.completion = completion


class Panic:
    def __init__(self, value):
        self.value, self.recovered = value, False


class Region:
    """A function body or a deferred statement. PANIC is what recover() in it
    ends: the panic that runs it."""

    def __init__(self, frame, panic=None, is_function=False):
        self.frame, self.panic, self.is_function = frame, panic, is_function


class Frame:
    """A call of FUNCTION, which is None for a nested one."""

    def __init__(self, function, variables):
        self.function, self.variables = function, variables
        self.type = function.type if function else TYPES["int"]
        self.body = None
        self.named = bool(function and function.named)
        self.x = None           # the variable with defer_result
        self.returned = None    # the value of a `return` that was evaluated
        self.records = []       # (number, callee, arguments) of defer_function
        self.registered = 0

    def is_error(self, value):
        return self.function.is_error(value) if self.function else value < 0

    def value(self):
        if self.named:
            return self.x
        return self.type.zero if self.returned is None else self.returned


class Interpreter:
    def __init__(self, program, eager):
        self.program, self.eager = program, eager
        self.known_defers = {}
        self.seen = {}    # what has happened: in how many runs

    def note(self, what):
        self.happened.add(what)

    def defers(self, body):
        """tree.defers, which takes a while."""
        if id(body) not in self.known_defers:
            self.known_defers[id(body)] = defers(body)
        return self.known_defers[id(body)]

    # The functions of the prelude.

    def more(self):
        self.steps -= 1
        return self.steps >= 0

    def choose(self, n):
        if not self.more():
            return False
        self.seed = (self.seed * 1103515245 + 12345) & 0xffffffff
        return (self.seed >> 16) % n == 0

    def trace(self, n, value):
        if self.count < SHOWN:
            self.events.append("%d:%d" % (n, value))
        self.count += 1
        self.hash = ((self.hash ^ n) * 16777619) & 0xffffffff
        self.hash = ((self.hash ^ (value & 0xffffffff)) * 16777619) & 0xffffffff
        return value

    # Expressions.

    def pure(self, e, region):
        kind = e[0]
        if kind == "k":
            return e[1]
        if kind == "v":
            value = region.frame.variables.get(e[1])
            if value is None:
                raise Undefined(e[1])
            return value
        if kind == "x":
            return region.frame.type.get(region.frame.x)
        if kind == "s":
            return (self.pure(e[1], region) & 7) - 3
        left, right = self.pure(e[1], region), self.pure(e[2], region)
        return wrap(left + right if kind == "+" else
                    left * right if kind == "*" else left ^ right)

    def rich(self, e, region):
        if isinstance(e, tuple):
            return self.pure(e, region)
        if e.kind == "traced":
            return self.trace(e.n, self.pure(e.value, region))
        if e.kind == "recovered":
            return self.value_of(self.recovered(region))
        if e.kind == "call":
            return self.call_expression(e, self.rich(e.value, region), region, None)
        assert e.kind == "statement_expression"
        value = []

        def result():
            value.append(self.pure(e.value, region))
        completion = self.block(e.body, region, at_end=result)
        if completion:
            raise Abrupt(completion)
        return value[0]

    def recovered(self, region):
        panic = region.panic
        if panic is None or panic.recovered:
            return None
        panic.recovered = True
        self.note("recovery")
        return panic

    @staticmethod
    def value_of(panic):
        return NOTHING if panic is None else panic.value

    def call_expression(self, node, argument, region, panic):
        """A call; PANIC is what the callee may recover."""
        if node.nested is not None:
            return self.call_nested(region.frame, node.nested, argument, panic)
        if node.function not in self.program.functions:
            raise Undefined("function")
        function = self.program.functions[node.function]
        return function.type.get(self.call(function, argument, panic))

    def condition(self, node, region):
        if node is None:
            return True
        if node.kind == "choose":
            return self.choose(node.p)
        return self.rich(node.value, region) & node.mask == node.equal

    # Functions.

    def call(self, function, argument, panic=None):
        frame = Frame(function, {"a": argument})
        frame.body = function.body
        region = Region(frame, panic, is_function=True)
        if function.named:
            if not self.defers(function.body):
                raise Undefined("defer_result")
            frame.x = frame.type.make(self.pure(function.named.value, region))
        if not self.more():
            return frame.type.make(0)
        return self.run_body(function.body, region)

    def call_nested(self, frame, n, argument, panic):
        node = frame.variables.get("nested %d" % n)
        if node is None:
            raise Undefined("nested function")
        inner = Frame(None, frame.variables)
        inner.body = node.body
        frame.variables["b%d" % n] = argument
        if not self.more():
            return 0
        region = Region(inner, panic, is_function=True)

        def result():
            inner.returned = self.pure(node.value, region)
            return ("return",)
        return self.run_body(node.body, region, result)

    def run_body(self, body, region, at_end=None):
        completion = self.block(body, region, at_end=at_end, outermost=True)
        completion = self.drain(region.frame, 0, completion)
        if completion and completion[0] == "panic":
            raise Abrupt(completion)
        if completion and completion[0] != "return":
            raise Undefined(completion)
        if not completion and not at_end and not (
                region.frame.named or region.frame.type.name == "void"):
            raise Undefined("no return")
        return region.frame.value()

    # Blocks.

    def block(self, statements, region, at_end=None, outermost=False):
        """Runs a block; AT_END is evaluated before what it has deferred runs, and says
        how the block ends."""
        deferred = []  # (index, node, arguments or None, records registered)
        index = 0
        while True:
            completion = None
            while completion is None and index < len(statements):
                completion = self.step(statements[index], index, deferred, region)
                index += 1
            try:
                if completion is None and at_end:
                    completion = at_end()
            except Abrupt as abrupt:
                completion = abrupt.completion
            label = self.find_label(statements, completion)
            completion = self.leave(deferred, label or 0, region, completion,
                                    outermost)
            if label is None or not completion or completion[0] != "goto":
                return completion
            index = label + 1

    def step(self, node, index, deferred, region):
        if node.kind not in ("defer", "cleanup"):
            return self.statement(node, region)
        try:
            deferred.append((index, node, self.reach(node, region),
                             region.frame.registered))
        except Abrupt as abrupt:
            return abrupt.completion
        return None

    @staticmethod
    def find_label(statements, completion):
        """The index of the label that a `goto` has as its target, if it is here."""
        if completion and completion[0] == "goto":
            for index, node in enumerate(statements):
                if node.kind == "label" and node.name == completion[1]:
                    return index
        return None

    def leave(self, deferred, first, region, completion, outermost):
        """Runs what is deferred from index FIRST on; all of it if one of them
        panics instead of going to that label."""
        if deferred and not (completion and completion[0] == "goto"):
            self.note("scope left by " + (completion[0] if completion else "its end"))
        while deferred:
            going = completion and completion[0] == "goto"
            if going and deferred[-1][0] < first:
                break
            if going:
                self.note("scope left by goto")
            leaving = region.is_function and (
                completion[0] in ("return", "panic") if completion else outermost)
            completion = self.run_deferred(deferred.pop(), region, completion, leaving)
        return completion

    def reach(self, node, region):
        if node.kind == "cleanup":
            region.frame.variables[node.name] = self.pure(node.value, region)
        elif node.call and self.eager and node.word in ("defer", "errdefer",
                                                        "_Errdefer"):
            return self.arguments(node.call, region)
        return None

    def run_deferred(self, entry, region, completion, leaving):
        _, node, arguments, mark = entry
        frame = region.frame
        if node.kind == "cleanup":
            if completion and completion[0] == "panic" and not self.defers(frame.body):
                raise Undefined("cleanup")
            self.trace(0, frame.variables[node.name])
            return completion
        if leaving:
            completion = self.drain(frame, mark, completion)
        if "rrdefer" in node.word and not self.is_error(region, completion):
            return completion
        panic = completion[1] if completion and completion[0] == "panic" else None
        inner = Region(frame, panic)
        if node.call:
            result = self.run_call_form(node.call, arguments, inner)
        else:
            result = self.block(node.body, inner)
        return self.after_deferred(region, panic, completion, result)

    def after_deferred(self, region, panic, completion, result):
        """What a region goes on with, when a deferred statement has ended with
        RESULT."""
        if result and result[0] == "panic":
            self.note("panic replaced by another" if panic else "panic of S")
            return result
        if result and result[0] != "leave":
            raise Undefined(result[0])
        if panic and panic.recovered:
            return ("return",) if region.is_function else ("leave",)
        return completion

    @staticmethod
    def is_error(region, completion):
        if completion is None:
            return False
        if completion[0] == "panic":
            return True
        frame = region.frame
        return (completion[0] == "return" and region.is_function
                and frame.type.name != "void" and frame.is_error(frame.value()))

    def drain(self, frame, mark, completion):
        """Runs what defer_function has registered after MARK."""
        region = Region(frame, is_function=True)
        while frame.records and frame.records[-1][0] > mark:
            _, call, arguments = frame.records.pop()
            panic = completion[1] if completion and completion[0] == "panic" else None
            result = self.run_call_form(call, arguments, Region(frame, panic))
            completion = self.after_deferred(region, panic, completion, result)
        return completion

    # The call form.

    def arguments(self, call, region):
        if call.callee == "recover":
            return ()
        if call.callee == "call":
            # The function is known by its number in either case.
            return (self.rich(call.call.value, region),)
        if call.callee == "pick":
            which = self.trace(call.n, self.pure(call.arguments[0], region))
            return (which, self.pure(call.arguments[1], region))
        return tuple(e[1] if isinstance(e, tuple) and e[0] == "address"
                     else self.rich(e, region) for e in call.arguments)

    def run_call_form(self, call, arguments, region):
        """REGION is that of the deferred statement."""
        try:
            if arguments is None:
                arguments = self.arguments(call, region)
            if call.callee == "recover":
                self.recovered(region)
            elif call.callee == "call":
                self.call_expression(call.call, arguments[0], region, region.panic)
            elif call.callee == "trace":
                self.trace(call.n, arguments[0])
            elif call.callee == "bump":
                name, value = arguments
                variables = region.frame.variables
                variables[name] = wrap(variables[name] * 3 + value)
                self.trace(call.n, variables[name])
            elif call.callee == "mix":
                c, d, large, short, pair = arguments
                for value in (wrap(c, 8), d,
                              TYPES["large"].get(TYPES["large"].make(large)),
                              short & 0xffff,
                              TYPES["pair"].get(TYPES["pair"].make(pair))):
                    self.trace(call.n, value)
            else:
                which, value = arguments
                self.trace(call.n, value ^ 0x55 if which & 1 else value)
        except Abrupt as abrupt:
            return abrupt.completion
        return None

    # Statements.

    def statement(self, node, region):
        try:
            return getattr(self, "do_" + node.kind)(node, region)
        except Abrupt as abrupt:
            return abrupt.completion

    def do_trace(self, node, region):
        self.trace(node.n, self.rich(node.value, region))

    def do_set(self, node, region):
        if node.name not in region.frame.variables:
            raise Undefined(node.name)
        region.frame.variables[node.name] = self.rich(node.value, region)

    def do_declare(self, node, region):
        region.frame.variables[node.name] = self.rich(node.value, region)

    def do_set_result(self, node, region):
        region.frame.x = region.frame.type.make(self.pure(node.value, region))

    def do_array(self, node, region):
        size = 1 + (self.pure(node.size, region) & 7)
        region.frame.variables[node.name] = wrap(
            self.pure(node.value, region) + size - 1)

    def do_nested(self, node, region):
        region.frame.variables["nested %d" % node.n] = node

    def do_label(self, node, region):
        pass

    def do_block(self, node, region):
        return self.block(node.body, region)

    def do_if(self, node, region):
        if self.condition(node.condition, region):
            return self.block(node.then, region)
        return None if node.other is None else self.block(node.other, region)

    def do_loop(self, node, region):
        i = "i%d" % node.n
        variables = region.frame.variables

        def goes_on():
            return (variables[i] < node.times and self.more()
                    and self.condition(node.condition, region))
        variables[i] = 0
        first = node.word == "do"
        while True:
            if node.word == "while":
                before = variables[i]
                variables[i] += 1
                if not (before < node.times and self.more()
                        and self.condition(node.condition, region)):
                    return None
            elif not first and not goes_on():
                return None
            first = False
            completion = self.block(node.body, region)
            if completion and completion[0] == "break":
                return None
            if completion and completion[0] != "continue":
                return completion
            if node.word != "while":
                variables[i] += 1

    def do_switch(self, node, region):
        count = len(node.cases)
        first = (self.pure(node.value, region) & 0xffffffff) % (count + 1)
        for number in range(min(first, count - 1), count):
            completion = self.block(node.cases[number], region)
            if completion:
                return None if completion[0] == "break" else completion
            if node.breaks[number]:
                break
        return None

    def do_leave(self, node, region):
        return (node.word,) if self.condition(node.condition, region) else None

    def do_goto(self, node, region):
        if not self.condition(node.condition, region):
            return None
        return ("goto", node.name) if not node.back or self.more() else None

    def do_return(self, node, region):
        if not self.condition(node.condition, region):
            return None
        frame = region.frame
        if node.value is not None and node.value != ("x itself",):
            value = frame.type.make(self.rich(node.value, region))
            if frame.named:
                frame.x = value
            else:
                frame.returned = value
        return ("return",)

    def do_dispatch(self, node, region):
        count = len(node.parts)
        part = 0
        while part < count:
            if not part or self.choose(2):
                part = (self.pure(node.selectors[part], region) & 0xffffffff) % count
            completion = self.block(node.parts[part], region)
            if completion:
                return completion
            part += 1
        return None

    def do_defer_function(self, node, region):
        frame = region.frame
        arguments = self.arguments(node.call, region)
        frame.registered += 1
        frame.records.append((frame.registered, node.call, arguments))

    def do_panic(self, node, region):
        allowed = (self.condition(node.condition, region) if node.condition
                   else self.more())
        if allowed:
            return ("panic", Panic(self.pure(node.value, region)))
        return None

    def do_recover(self, node, region):
        panic = self.recovered(region)
        self.trace(node.n, self.value_of(panic))
        if not panic or not node.then:
            return None
        return ("panic", Panic(panic.value if node.then == "again"
                               else panic.value ^ 1))

    # Runs.

    def run(self, function, argument, seed):
        self.seed, self.steps = seed, STEPS
        self.happened = set()
        self.count, self.hash, self.events = 0, 2166136261, []
        callee = self.program.functions[function]
        try:
            result = callee.type.get(self.call(callee, argument))
        except Abrupt as abrupt:
            if abrupt.completion[0] != "panic":
                raise Undefined(abrupt.completion[0])
            self.trace(999, abrupt.completion[1].value)
            self.note("panic through all of it")
            result = 0
        for what in self.happened:
            self.seen[what] = self.seen.get(what, 0) + 1
        return result


def expected_output(program, eager, seen=None):
    """The lines that PROGRAM prints; in SEEN, if given, what has happened is counted."""
    interpreter = Interpreter(program, eager)
    lines = []
    for number, run in enumerate(program.runs):
        result = interpreter.run(*run)
        lines.append(" ".join(["%d: %d %d %08x" % (number, result, interpreter.count,
                                                   interpreter.hash)]
                              + interpreter.events))
    if seen is not None:
        seen.update(interpreter.seen)
    return lines
