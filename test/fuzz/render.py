# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The C text of a program.

A run calls one function and prints its result, how many events there were, a
hash of them, and the first SHOWN of them. An event is the number of a place and
a value. With --threads, several threads do all of it again and compare.
"""

import re

from tree import SUM_LARGE, TYPES, walk

STEPS = 60    # of a run; behind them all conditions are false
SHOWN = 60    # events that are printed
THREADS = 3

PRELUDE = """\
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
%(include)s
static _Thread_local struct {
  unsigned seed, hash;
  int steps, count, events[2 * %(shown)d];
} st;

NOINLINE static int more(void) { return --st.steps >= 0; }

NOINLINE static int trace(int n, int value) {
  if (st.count < %(shown)d) {
    st.events[2 * st.count] = n;
    st.events[2 * st.count + 1] = value;
  }
  st.count++;
  st.hash = (st.hash ^ (unsigned)n) * 16777619u;
  st.hash = (st.hash ^ (unsigned)value) * 16777619u;
  return value;
}
"""

# What is used of these is put before the functions.
HELPERS = {
    "choose": """\
NOINLINE static int choose(unsigned n) {
  if (!more())
    return 0;
  st.seed = st.seed * 1103515245u + 12345u;
  return (st.seed >> 16) % n == 0;
}
""",
    "pick": """\
static int other_trace(int n, int value) { return trace(n, value ^ 0x55), value; }
static inline int (*pick(int n, int value))(int, int) {
  trace(n, value);
  return value & 1 ? other_trace : trace;
}
""",
    "bump": """\
static inline void bump(int *p, int value, int n) {
  *p = (int)((unsigned)*p * 3u + (unsigned)value);
  trace(n, *p);
}
""",
    "bump_volatile": """\
static void bump_volatile(volatile int *p, int value, int n) {
  *p = (int)((unsigned)*p * 3u + (unsigned)value);
  trace(n, *p);
}
""",
    "clean": """\
static void clean(int *p) { trace(0, *p); }
""",
    "fill": """\
static inline void fill(int *p, int n, int value) {
  for (int i = 0; i < n; i++)
    p[i] = (int)((unsigned)value + (unsigned)i);
}
""",
    "value_of": """\
static int value_of(const defer_value *v) {
  return !v ? -7 : v->kind == DEFER_TEXT ? atoi(v->text) : (int)v->integer;
}
""",
    "mix": """\
static inline void mix(int n, signed char c, double d, struct large l, unsigned short s,
                       struct pair p) {
  trace(n, c);
  trace(n, (int)d);
  trace(n, get_large(l));
  trace(n, s);
  trace(n, get_pair(p));
}
""",
}


def declarations(text):
    """What TEXT uses of the types and helpers."""
    result = ""
    for name in reversed(HELPERS):
        if re.search(r"\b%s\b" % name, text):
            result = HELPERS[name] + result
    for type_ in reversed(TYPES.values()):
        if type_.declare and re.search(r"\b%s\b" % type_.text, text + result):
            result = type_.declare + result
    return (SUM_LARGE if "sum_large" in result else "") + result


class Renderer:
    def __init__(self, program):
        self.program = program
        self.lines = []
        self.suffix = ""  # of labels, where a text stands several times

    def line(self, indent, text):
        self.lines.append("  " * indent + text)

    # Expressions.

    def pure(self, e):
        kind = e[0]
        if kind == "k":
            return str(e[1]) if e[1] >= 0 else "(%d)" % e[1]
        if kind == "v":
            return self.variable(e[1])
        if kind == "x":
            return self.function.type.get_text % "x"
        if kind == "s":
            return "((%s & 7) - 3)" % self.pure(e[1])
        left, right = self.pure(e[1]), self.pure(e[2])
        if kind == "^":
            return "(%s ^ %s)" % (left, right)
        return "(int)((unsigned)%s %s (unsigned)%s)" % (left, kind, right)

    @staticmethod
    def variable(name):
        return "%s[n%s - 1]" % (name, name[1:]) if name[0] == "r" else name

    def call(self, node):
        argument = self.rich(node.value)
        if node.nested is not None:
            return "g%d(%s)" % (node.nested, argument)
        return "%s%d(%s)" % ("p" if node.pointer else "f", node.function, argument)

    def rich(self, e):
        if isinstance(e, tuple):
            return self.pure(e)
        if e.kind == "traced":
            return "trace(%d, %s)" % (e.n, self.pure(e.value))
        if e.kind == "recovered":
            return "value_of(recover())"
        if e.kind == "call":
            if e.nested is not None:
                return self.call(e)
            callee = self.program.functions[e.function]
            if callee.type_name == "void":
                return "(%s, 0)" % self.call(e)
            return callee.type.get_text % self.call(e)
        lines, self.lines = self.lines, []
        self.block(e.body, 0)
        body, self.lines = "\n".join(self.lines), lines
        return "({\n%s\n%s; })" % (body, self.pure(e.value))

    def condition(self, node):
        if node.kind == "choose":
            return "choose(%d)" % node.p
        return "(%s & %d) == %d" % (self.rich(node.value), node.mask, node.equal)

    # Statements.

    def block(self, statements, indent):
        for statement in statements:
            getattr(self, "do_" + statement.kind)(statement, indent)

    def braces(self, before, body, indent, after=""):
        self.line(indent, (before + " {").lstrip())
        self.block(body, indent + 1)
        self.line(indent, "}" + after)

    def guarded(self, node, text, indent):
        if node.condition:
            text = "if (%s) %s" % (self.condition(node.condition), text)
        self.line(indent, text)

    def do_trace(self, node, indent):
        self.line(indent, "trace(%d, %s);" % (node.n, self.rich(node.value)))

    def do_set(self, node, indent):
        self.line(indent, "%s = %s;" % (self.variable(node.name), self.rich(node.value)))

    def do_set_result(self, node, indent):
        self.line(indent, "x = %s;" % (self.function.type.make_text
                                       % self.pure(node.value)))

    def do_block(self, node, indent):
        self.braces("", node.body, indent)

    def do_if(self, node, indent):
        text = "if (%s)" % self.condition(node.condition)
        if not node.braces:
            self.line(indent, text)
            self.block(node.then, indent + 1)
            return
        self.braces(text, node.then, indent)
        if node.other is not None:
            self.braces("else", node.other, indent)

    def goes_on(self, node):
        """What a loop asks besides its number of turns."""
        return "more()" + (" && " + self.condition(node.condition)
                           if node.condition else "")

    def do_loop(self, node, indent):
        i, times, more = "i%d" % node.n, node.times, self.goes_on(node)
        if node.word == "for":
            head = "for (int %s = 0; %s < %d && %s; %s++)" % (i, i, times, more, i)
        else:
            self.line(indent, "{")
            self.line(indent, "int %s = 0;" % i)
            head = ("while (%s++ < %d && %s)" % (i, times, more)
                    if node.word == "while" else "do")
        after = (" while (++%s < %d && %s);" % (i, times, more)
                 if node.word == "do" else "")
        if node.braces:
            self.braces(head, node.body, indent, after)
        else:
            self.line(indent, head)
            self.block(node.body, indent + 1)
            if after:
                self.line(indent, after)
        if node.word != "for":
            self.line(indent, "}")

    def do_switch(self, node, indent):
        count = len(node.cases)
        self.line(indent, "switch ((unsigned)%s %% %du) {"
                  % (self.pure(node.value), count + 1))
        for number, (body, leave) in enumerate(zip(node.cases, node.breaks)):
            label = "default:" if number == count - 1 else "case %d:" % number
            if node.bare and number == count - 1:
                self.line(indent, label + ";")
                self.block(body, indent + 1)
            else:
                self.braces(label, body, indent)
            if leave:
                self.line(indent + 1, "break;")
        self.line(indent, "}")

    def do_leave(self, node, indent):
        self.guarded(node, node.word + ";", indent)

    def do_goto(self, node, indent):
        text = "goto %s;" % node.name
        if node.back:
            text = "if (more()) " + text
        self.guarded(node, text, indent)

    def do_label(self, node, indent):
        self.line(indent, "%s%s:;" % (node.name, self.suffix))

    def do_return(self, node, indent):
        if node.value is None:
            text = "return;"
        elif node.value == ("x itself",):
            text = "return x;"
        else:
            text = "return %s;" % (self.make % self.rich(node.value))
        self.guarded(node, text, indent)

    def do_dispatch(self, node, indent):
        table = "t%d%s" % (node.n, self.suffix)
        labels = ["d%d_%d%s" % (node.n, i, self.suffix) for i in range(len(node.parts))]
        self.line(indent, "{")
        self.line(indent, "static void *const %s[] = {%s};"
                  % (table, ", ".join("&&" + label for label in labels)))
        for i, part in enumerate(node.parts):
            text = "goto *%s[(unsigned)%s %% %du];" % (
                table, self.pure(node.selectors[i]), len(labels))
            if i:
                text = "if (choose(2)) " + text
            self.line(indent, text)
            self.braces(labels[i] + ":", part, indent)
        self.line(indent, "}")

    def do_declare(self, node, indent):
        self.line(indent, "%sint %s = %s;" % ("volatile " if node.volatile else "",
                                              node.name, self.rich(node.value)))

    def do_array(self, node, indent):
        n = "n" + node.name[1:]
        self.line(indent, "int %s = 1 + (%s & 7), %s[%s];"
                  % (n, self.pure(node.size), node.name, n))
        self.line(indent, "fill(%s, %s, %s);" % (node.name, n, self.pure(node.value)))

    def do_cleanup(self, node, indent):
        # Not a constant: Clang loses what cleans up such a variable where that is
        # a part of a constant condition (test/native/constant-condition.c).
        self.line(indent, "__attribute__((cleanup(clean))) int %s = %s + 0 * st.steps;"
                  % (node.name, self.pure(node.value)))

    def do_nested(self, node, indent):
        make, self.make = self.make, "%s"
        self.line(indent, "auto int g%d(int b%d);" % (node.n, node.n))
        self.line(indent, "int g%d(int b%d) {" % (node.n, node.n))
        self.line(indent + 1, "if (!more())")
        self.line(indent + 2, "return 0;")
        self.block(node.body, indent + 1)
        self.line(indent + 1, "return %s;" % self.pure(node.value))
        self.line(indent, "}")
        self.make = make

    def call_form(self, node):
        if node.callee == "call":
            text = self.call(node.call)
        elif node.callee == "recover":
            text = "recover()"
        else:
            arguments = ["&" + e[1] if isinstance(e, tuple) and e[0] == "address"
                         else self.rich(e) for e in node.arguments]
            if node.callee == "trace":
                text = "trace(%d, %s)" % (node.n, arguments[0])
            elif node.callee == "bump":
                volatile = node.arguments[0][1] in self.volatile
                text = "%s(%s, %s, %d)" % ("bump_volatile" if volatile else "bump",
                                           arguments[0], arguments[1], node.n)
            elif node.callee == "mix":
                text = ("mix(%d, %s, %s, make_large(%s), %s, make_pair(%s))"
                        % (node.n, *arguments))
            else:
                text = "pick(%d, %s)(%d, %s)" % (node.n, arguments[0], node.n,
                                                 arguments[1])
        return node.style % text

    def do_defer(self, node, indent):
        if node.call:
            self.line(indent, "%s %s;" % (node.word, self.call_form(node.call)))
        elif node.braces:
            self.braces(node.word, node.body, indent)
        else:
            self.line(indent, node.word)
            self.block(node.body, indent + 1)

    def do_defer_function(self, node, indent):
        self.line(indent, "_Defer_function %s;" % self.call_form(node.call))

    def do_panic(self, node, indent):
        value = self.pure(node.value)
        text = ("panic(%s);" % value if node.style == "panic"
                else 'panicf("%%d", %s);' % value)
        self.guarded(node, "if (more()) " + text if not node.condition else text, indent)

    def do_recover(self, node, indent):
        if not node.then:
            self.line(indent, "trace(%d, value_of(recover()));" % node.n)
            return
        self.line(indent, "{")
        self.line(indent, "const defer_value *v = recover();")
        self.line(indent, "trace(%d, value_of(v));" % node.n)
        self.line(indent, "if (v) panic(%s);" % (
            "v" if node.then == "again" else "value_of(v) ^ 1"))
        self.line(indent, "}")

    # The program.

    def declaration(self, function):
        text = "static %s %s %s(int a)" % (function.attribute, function.type.text,
                                           function.name)
        if function.range:
            text = "DEFER_ERROR(%d, %d) " % function.range + text
        return text

    def do_function(self, function):
        self.function = function
        self.make = function.type.make_text
        self.volatile = {node.name for node in walk(function.body)
                         if node.kind == "declare" and node.volatile}
        self.line(0, self.declaration(function) + " {")
        if function.named:
            self.line(1, "__attribute__((defer_result)) %s%s x = %s;" % (
                "register " if function.named.storage == "register" else "",
                function.type.text + (" volatile" if function.named.storage == "volatile"
                                      else ""),
                self.make % self.pure(function.named.value)))
        self.line(1, "if (!more())")
        self.line(2, "return;" if function.type_name == "void"
                  else "return %s;" % (self.make % "0"))
        self.block(function.body, 1)
        self.line(0, "}")

    def render(self):
        program = self.program
        panics = "panics" in program.features
        uses_header = panics or "errors" in program.features
        for function in program.functions.values():
            self.line(0, self.declaration(function) + ";")
            self.line(0, "static %s (*volatile p%d)(int) = %s;" % (
                function.type.text, function.number, function.name))
        for function in program.functions.values():
            self.line(0, "")
            self.do_function(function)
        self.line(0, "")
        self.line(0, "static int call(int function, int a) {")
        if panics:
            self.line(1, "defer {")
            self.line(2, "const defer_value *v = recover();")
            self.line(2, "if (v)")
            self.line(3, "trace(999, value_of(v));")
            self.line(1, "}")
        self.line(1, "switch (function) {")
        for function in program.functions.values():
            text = "%s(a)" % function.name
            text = ("%s; return 0;" % text if function.type_name == "void"
                    else "return %s;" % (function.type.get_text % text))
            self.line(1, "case %d: %s" % (function.number, text))
        self.line(1, "}")
        self.line(1, "return 0;")
        self.line(0, "}")
        self.lines.append(MAIN % {
            "runs": ", ".join("{%d, %d, %du}" % run for run in program.runs),
            "count": len(program.runs), "steps": STEPS, "shown": SHOWN,
            "threads": THREADS})
        text = "\n".join(self.lines)
        prelude = PRELUDE % {"include": "#include <defer.h>\n" if uses_header else "",
                             "shown": SHOWN}
        return (prelude + "\n" + declarations(text) + "\n" + text).replace(
            "NOINLINE", "__attribute__((noinline))")


MAIN = """
static const struct { int function, argument; unsigned seed; } runs[] = {%(runs)s};

static int run(int i) {
  st.seed = runs[i].seed;
  st.hash = 2166136261u;
  st.steps = %(steps)d;
  st.count = 0;
  return call(runs[i].function, runs[i].argument);
}

#ifdef THREADS
#include <pthread.h>
static struct { int result; unsigned hash; } results[%(count)d];

static void *repeat(void *first) {
  for (int k = 0; k < %(count)d; k++) {
    int i = (k + (int)(intptr_t)first) %% %(count)d;
    int result = run(i);
    if (result != results[i].result || st.hash != results[i].hash)
      printf("%%d differs in a thread\\n", i);
  }
  return NULL;
}
#endif

int main(void) {
  for (int i = 0; i < %(count)d; i++) {
    int result = run(i);
    printf("%%d: %%d %%d %%08x", i, result, st.count, st.hash);
    for (int k = 0; k < st.count && k < %(shown)d; k++)
      printf(" %%d:%%d", st.events[2 * k], st.events[2 * k + 1]);
    puts("");
#ifdef THREADS
    results[i].result = result;
    results[i].hash = st.hash;
  }
  pthread_t threads[%(threads)d];
  for (intptr_t i = 0; i < %(threads)d; i++)
    if (pthread_create(&threads[i], NULL, repeat, (void *)(i * 7)))
      return 1;
  for (int i = 0; i < %(threads)d; i++) {
    pthread_join(threads[i], NULL);
#endif
  }
}
"""


def render(program):
    return Renderer(program).render()
