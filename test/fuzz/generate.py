# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes a random program from a number.

Every program is defined: all variables have values before they are read, no
jump enters the scope of a declaration or `defer`, at most one operand of an
expression does something that another one could see, and all loops, calls and
jumps back ask `more()`, which is false when a run has taken enough steps.

What may be in a program is a set of FEATURES:

    panics     panic, recover
    nested     nested functions, for GCC
    errors     errdefer, DEFER_ERROR
    function   defer_function
    results    defer_result
    structures results that are structures
    constants  a switch over a constant

(the last two since native Clang has them wrong.)

Places where something may stand are kept in a Context: what a block inherits
from the one around it.
"""

import random

from tree import Function, Node, Program, TYPES, defers, outside_nested

FEATURES = ("panics", "nested", "errors", "function", "results", "structures",
            "constants")
WORLD = 5  # functions that call each other


class Context:
    def __init__(self):
        self.variables = ["a"]
        self.outermost = ["a"]  # those that live as long as the function
        self.loop = ""          # "loop", "switch", "both": what can be left
        self.jumps = True       # no `return` or `goto` out: not in S
        self.deferred = False
        self.recovers = False   # recover() may have a value here
        self.labels = []        # that a `goto` here may go to
        self.depth = 0
        self.flat = False       # nothing that opens a scope, directly here
        self.nested = []        # nested functions
        self.nested_in = False  # in one
        self.value = False      # directly in a statement expression

    def inner(self, **changes):
        result = Context()
        result.__dict__.update(self.__dict__)
        result.variables = list(self.variables)
        result.labels = list(self.labels)
        result.nested = list(self.nested)
        result.depth += 1
        result.flat = result.value = False
        result.__dict__.update(changes)
        return result

    def in_deferred(self):
        return self.inner(loop="", jumps=False, deferred=True, recovers=True,
                          labels=[])


class Generator:
    def __init__(self, seed, features, functions):
        self.random = random.Random(seed)
        self.features = features
        self.program = Program(seed, features)
        self.count = functions
        self.next = 0

    def has(self, feature):
        return feature in self.features

    def chance(self, p):
        return self.random.random() < p

    def fresh(self):
        self.next += 1
        return self.next

    # Expressions.

    def pure(self, context, depth=0):
        choice = self.random.random()
        if depth > 1 or choice < .25:
            return ("k", self.random.randint(-3, 40))
        if choice < .60:
            if self.function.named and self.chance(.2) and not context.nested_in:
                return ("x",)
            return ("v", self.random.choice(context.variables))
        kind = self.random.choice("+*^s+")
        left = self.pure(context, depth + 1)
        if kind == "s":  # small, and often negative
            return ("s", left)
        if kind == "*":
            return ("*", left, ("k", self.random.randint(2, 9)))
        return (kind, left, self.pure(context, depth + 1))

    def rich(self, context, jumps=None):
        """An expression that may do something."""
        if jumps is None:
            jumps = context.jumps
        choice = self.random.random()
        if choice < .55:
            return self.pure(context)
        if choice < .70:
            return Node("traced", n=self.fresh(), value=self.pure(context))
        if choice < .88 or context.depth > 4:
            return self.call(context)
        if self.has("panics") and choice < .91:
            return Node("recovered")
        inner = context.inner(loop="", jumps=jumps, value=True,
                              labels=list(context.labels) if jumps else [])
        body = self.block(inner, self.random.randint(1, 3))
        return Node("statement_expression", body=body, value=self.pure(inner))

    def call(self, context):
        if context.nested and self.chance(.4):
            return Node("call", function=None, nested=self.random.choice(context.nested),
                        value=self.pure(context))
        world = self.function.number // WORLD * WORLD
        number = self.random.randrange(world, min(world + WORLD, self.count))
        return Node("call", function=number, nested=None, pointer=self.chance(.15),
                    value=self.pure(context))

    def condition(self, context):
        choice = self.random.random()
        if choice < .55:
            return Node("choose", p=self.random.randint(2, 4))
        if choice < .93 or context.depth > 4:
            mask = self.random.choice([1, 3])
            return Node("test", value=self.pure(context), mask=mask,
                        equal=self.random.randint(0, mask))
        return Node("test", value=self.rich(context, jumps=False), mask=1, equal=1)

    # Statements.

    def block(self, context, most=None):
        if most is None:
            most = self.random.randint(1, 5)
        result = []
        closing = []  # [statements left, label]
        while most > 0 or closing:
            if not closing and context.depth < 5 and self.chance(.08):
                name = "l%d" % self.fresh()
                context.labels.append((name, False))
                closing = [self.random.randint(1, 3), name]
                context.flat = True
            if not closing and context.depth < 5 and self.chance(.07):
                name = "l%d" % self.fresh()
                result.append(Node("label", name=name))
                context.labels.append((name, True))
            result.append(self.statement(context))
            self.budget -= 1
            most -= 1
            if closing:
                closing[0] -= 1
                if closing[0] <= 0:
                    context.labels.remove((closing[1], False))
                    result.append(Node("label", name=closing[1]))
                    context.labels.append((closing[1], True))
                    context.flat = False
                    closing = []
        return result

    def statement(self, context):
        if context.depth > 6 or self.budget < 0:
            return self.small(context)
        choices = [(self.small, 20), (self.if_, 10), (self.loop, 9),
                   (self.inner_block, 5), (self.switch, 4),
                   (self.leave, 16 if context.loop else 9),
                   (self.call_statement, 6)]
        if not context.flat:
            choices += [(self.defer, 26), (self.declaration, 8),
                        (self.cleanup, 3)]
            # GCC takes `({ label:; int a[n]; ... })` to be void.
            if not context.value:
                choices.append((self.array, 2))
            if self.has("nested") and not context.nested_in:
                choices.append((self.nested, 3))
        if not self.dispatched and not context.nested_in:
            choices.append((self.dispatch, 1))
        if self.has("panics"):
            choices += [(self.panic, 4), (self.recover, 14 if context.recovers else 2)]
        if self.has("function") and not context.nested_in:
            choices.append((self.defer_function, 8))
        chosen = self.random.choices([c for c, _ in choices],
                                     [weight for _, weight in choices])[0]
        return chosen(context)

    def small(self, context):
        if self.chance(.6):
            return Node("trace", n=self.fresh(), value=self.pure(context))
        if self.function.named and self.chance(.3) and not context.nested_in:
            return Node("set_result", value=self.pure(context))
        names = [name for name in context.variables if name[0] != "i"]
        return Node("set", name=self.random.choice(names),
                    value=self.rich(context) if self.budget > 0
                    else self.pure(context))

    def call_statement(self, context):
        return Node("trace", n=self.fresh(), value=self.call(context))

    def inner_block(self, context):
        return Node("block", body=self.block(context.inner()))

    def if_(self, context):
        condition = self.condition(context)
        if self.chance(.15):  # one statement without braces
            only = context.inner()
            statement = (self.defer(only) if self.chance(.5)
                         else self.small(only))
            return Node("if", condition=condition, then=[statement], other=None,
                        braces=False)
        then = self.block(context.inner())
        other = self.block(context.inner()) if self.chance(.4) else None
        return Node("if", condition=condition, then=then, other=other, braces=True)

    def loop(self, context):
        n = self.fresh()
        inner = context.inner(loop="loop")
        inner.variables.append("i%d" % n)
        braces = self.chance(.9)
        condition = (Node("test", value=self.rich(context, jumps=False), mask=3,
                          equal=self.random.randint(0, 3)) if self.chance(.1)
                     else None)
        body = (self.block(inner) if braces else
                [self.random.choice([self.defer, self.small])(inner)])
        if braces and self.chance(.5):
            body.insert(self.random.randint(1, len(body)), Node(
                "leave", word=self.random.choice(["break", "continue"]),
                condition=Node("choose", p=self.random.randint(2, 3))))
        return Node("loop", n=n, times=self.random.randint(1, 3), braces=braces,
                    word=self.random.choice(["for", "while", "do"]), body=body,
                    condition=condition)

    def switch(self, context):
        loop = "both" if context.loop in ("loop", "both") else "switch"
        cases = [self.block(context.inner(loop=loop), self.random.randint(1, 3))
                 for _ in range(self.random.randint(2, 4))]
        value = self.pure(context)
        if not self.has("constants"):
            value = ("^", value, ("v", self.random.choice(context.variables)))
        return Node("switch", value=value, cases=cases,
                    breaks=[self.chance(.6) for _ in cases],
                    bare=self.chance(.5))  # the last case without braces

    def leave(self, context):
        condition = self.condition(context) if self.chance(.8) else None
        choice = self.random.random()
        if context.loop and choice < .45:
            word = "break"
            if context.loop in ("loop", "both") and self.chance(.5):
                word = "continue"
            return Node("leave", word=word, condition=condition)
        if context.labels and choice < .75:
            name, back = self.random.choice(context.labels)
            return Node("goto", name=name, back=back,
                        condition=condition or Node("choose", p=2))
        if context.jumps:
            return self.return_(context, condition)
        return self.small(context)

    def return_(self, context, condition):
        if context.nested_in:
            value = self.pure(context)
        elif self.function.type_name == "void":
            value = None
        elif self.function.named and self.chance(.3):
            value = ("x itself",)
        elif self.chance(.4):
            value = ("s", self.pure(context))
        elif self.chance(.2):
            value = ("k", self.random.choice([0, 0, -1, -4, 3]))
        else:
            value = self.rich(context)
        return Node("return", value=value, condition=condition)

    def dispatch(self, context):
        self.dispatched = True
        n = self.fresh()
        parts = [self.block(context.inner(), self.random.randint(1, 3))
                 for _ in range(3)]
        return Node("dispatch", n=n, parts=parts,
                    selectors=[self.pure(context) for _ in parts])

    # What opens a scope.

    def declaration(self, context):
        value = self.rich(context)
        name = "v%d" % self.fresh()
        context.variables.append(name)
        if context.depth == 0 and not context.nested_in:
            context.outermost.append(name)
        return Node("declare", name=name, value=value, volatile=self.chance(.1))

    def array(self, context):
        value, size = self.pure(context), self.pure(context)
        name = "r%d" % self.fresh()
        context.variables.append(name)
        return Node("array", name=name, value=value, size=size)

    def cleanup(self, context):
        value = self.pure(context)
        name = "c%d" % self.fresh()
        context.variables.append(name)
        return Node("cleanup", name=name, value=value)

    def nested(self, context):
        n = self.fresh()
        inner = Context()
        inner.nested_in = True
        inner.variables = list(context.variables) + ["b%d" % n]
        inner.depth = 4
        budget, self.budget = self.budget, min(self.budget, 6)
        body = self.block(inner, self.random.randint(1, 4))
        self.budget = budget
        self.ensure_defer(body, ("v", "b%d" % n))
        node = Node("nested", n=n, body=body, value=self.pure(inner))
        context.nested.append(n)
        return node

    def call_form(self, context, function_scope=False):
        variables = context.outermost if function_scope else context.variables
        choice = self.random.random()
        if choice < .35:
            callee, arguments = "trace", [self.rich(context, jumps=False)]
        elif choice < .62:
            call = self.call(context)
            while function_scope and call.nested is not None:
                call = self.call(context)
            call.value = (self.rich(context, jumps=False) if self.chance(.3)
                          else call.value)
            return Node("call_form", callee="call", call=call, n=0,
                        style=self.random.choice(["%s", "(%s)", "(void)%s"]))
        elif choice < .78:
            # A variable that lives as long as the deferred call.
            names = [name for name in variables if name[0] not in "ri"]
            callee = "bump"
            arguments = [("address", self.random.choice(names)), self.pure(context)]
        elif choice < .88:
            callee = "mix"
            arguments = [self.pure(context) for _ in range(5)]
        elif choice < .97 or not self.has("panics") or function_scope:
            # (Whether `_Defer_function recover();` recovers, no rule says.)
            callee = "pick"
            arguments = [self.pure(context), self.pure(context)]
        else:
            return Node("call_form", callee="recover", arguments=[], n=0, style="%s")
        return Node("call_form", callee=callee, arguments=arguments, n=self.fresh(),
                    style=self.random.choice(["%s", "%s", "(%s)", "(void)%s"]))

    def defer(self, context):
        word = self.random.choice(["defer", "_Defer"])
        if self.has("errors") and self.chance(.4):
            word = self.random.choice(["errdefer", "_Errdefer"])
        choice = self.random.random()
        if choice < .45:
            return Node("defer", word=word, call=self.call_form(context), body=None)
        inner = context.in_deferred()
        if choice < .55:
            inner.depth -= 1
            statement = self.random.choice([self.if_, self.loop, self.switch,
                                            self.small])(inner)
            if statement.kind == "trace":  # that would be the call form
                statement = Node("block", body=[statement])
            return Node("defer", word=word, call=None, body=[statement], braces=False)
        return Node("defer", word=word, call=None, body=self.block(inner), braces=True)

    def defer_function(self, context):
        return Node("defer_function", call=self.call_form(context, True))

    # Panics.

    def panic(self, context):
        condition = (Node("choose", p=self.random.randint(2, 9))
                     if self.chance(.95) else None)
        return Node("panic", value=self.pure(context), condition=condition,
                    style=self.random.choice(["panic", "panicf"]))

    def recover(self, context):
        return Node("recover", n=self.fresh(),
                    then=self.random.choice([""] * 8 + ["again", "new"]))

    # Functions.

    def make_function(self, number):
        names = [name for name, t in TYPES.items()
                 if not t.structure or self.has("structures")]
        names += ["int"] * 4 + ["pointer", "bool", "void"]
        function = Function(number, self.random.choice(names), self.random.choice(
            ["", "", "", "inline", "__attribute__((noinline))"]))
        self.function = function
        self.budget = self.random.randint(6, 40)
        self.dispatched = False
        self.next = 0
        context = Context()
        if self.has("errors") and function.type.ranged and self.chance(.3):
            low = self.random.choice([-4095, -3, 0, 2])
            function.range = (low, low + self.random.choice([0, 4, 40, 4094]))
        body = []
        if self.has("results") and function.type_name != "void" and self.chance(.4):
            function.named = Node("named", value=self.pure(context),
                                  storage=self.random.choice(
                                      ["", "", "", "volatile", "register"]))
            if function.type.structure:
                function.named.storage = ""
        body += self.block(context, self.random.randint(3, 8))
        if not (function.type_name == "void" or function.named) or self.chance(.3):
            node = self.return_(context, None)
            if function.type_name != "void" or self.chance(.5):
                body.append(node)
        function.body = body
        self.ensure_defer(body, ("x",) if function.named else ("v", "a"),
                          function.named)
        return function

    def ensure_defer(self, body, value, always=False):
        """Puts a `defer` in a function that could not do without one."""
        if not defers(body) and (always or any(
                node.kind == "cleanup" for node in outside_nested(body))):
            call = Node("call_form", callee="trace", arguments=[value],
                        n=self.fresh(), style="%s")
            body.insert(0, Node("defer", word="defer", call=call, body=None))

    def make(self):
        for number in range(self.count):
            self.program.functions[number] = self.make_function(number)
            for _ in range(6):
                self.program.runs.append((number, self.random.randint(-4, 8),
                                          self.random.getrandbits(31)))
        return self.program


def generate(seed, features, functions):
    return Generator(seed, features, functions).make()
