# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The programs of the fuzzer, as trees, and the types of their results.

A statement, or an expression that does something, is a Node: a kind and fields.
An expression that only computes is a tuple: ("k", 3), ("v", "v1"),
("+", left, right). All values are of type int and wrap around.

generate.py makes trees, render.py the C text of one, interpret.py says what it
does, and shrink.py takes parts of it away.
"""


class Node:
    def __init__(self, kind, **fields):
        self.kind = kind
        self.__dict__.update(fields)

    def __repr__(self):
        fields = ["%s=%r" % (key, value)
                  for key, value in self.__dict__.items() if key != "kind"]
        return "Node(%s)" % ", ".join([repr(self.kind)] + fields)


def walk(thing):
    """All nodes in THING, a node or a list of them, from the outside in."""
    if isinstance(thing, Node):
        yield thing
        for value in list(thing.__dict__.values()):
            yield from walk(value)
    elif isinstance(thing, (list, tuple)):
        for part in thing:
            yield from walk(part)


def outside_nested(statements):
    """All nodes in STATEMENTS that are not in a nested function."""
    for thing in statements:
        if isinstance(thing, (list, tuple)):
            yield from outside_nested(thing)
        elif isinstance(thing, Node):
            yield thing
            if thing.kind != "nested":
                yield from outside_nested(thing.__dict__.values())


def defers(body):
    """Whether there is any deferred statement in the function of BODY. Without
    one, defer_result has no effect, and `cleanup` is not for unwinding."""
    return any(node.kind in ("defer", "defer_function")
               for node in outside_nested(body))


def wrap(n, bits=32):
    half = 1 << (bits - 1)
    return ((n + half) & ((1 << bits) - 1)) - half


class Type:
    """A type of results. MAKE has a value of it from an int, GET an int from a
    value; DECLARE, MAKE_TEXT and GET_TEXT say that in C. ERROR is whether a
    value is an error where the function does not say which are, None if none is.
    """

    def __init__(self, name, text, make=wrap, get=wrap, error=None,
                 make_text="(%s)", get_text="(int)(%s)", declare="", ranged=False):
        self.name, self.text = name, text
        self.make, self.get, self.error = make, get, error
        self.make_text, self.get_text, self.declare = make_text, get_text, declare
        self.ranged = ranged  # may have DEFER_ERROR
        self.structure = declare.startswith("struct") or declare.startswith("union")

    @property
    def zero(self):
        return self.make(0) if not isinstance(self.make(0), tuple) else tuple(
            0 for _ in self.make(0))


def structure(name, body, fields, weights, assign, read):
    """A Type for a struct whose field number i is made by FIELDS[i]."""
    def make(k):
        return tuple(field(k) for field in fields)

    def get(value):
        return wrap(sum(weight * part for weight, part in zip(weights, value)))
    tag = body.split()[0] + " " + name
    return Type(name, tag, make, get, make_text="make_%s(%%s)" % name,
                get_text="get_%s(%%s)" % name,
                declare="%s {%s};\n"
                "static inline %s make_%s(int k) { %s v; %s return v; }\n"
                "static inline int get_%s(%s v) { return (int)(%s); }\n"
                % (tag, body.split(None, 1)[1], tag, name, tag, assign, name, tag,
                   read))


def negative(value):
    return value < 0


TYPES = {t.name: t for t in [
    Type("void", "void", lambda k: 0, lambda v: 0),
    Type("int", "int", error=negative, ranged=True),
    Type("schar", "signed char", lambda k: wrap(k, 8), error=negative,
         make_text="(signed char)(%s)", ranged=True),
    Type("longlong", "long long", error=negative, ranged=True),
    Type("unsigned", "unsigned", lambda k: k & 0xffffffff,
         make_text="(unsigned)(%s)", ranged=True),
    Type("bool", "_Bool", lambda k: int(k != 0), error=lambda v: not v,
         make_text="((%s) != 0)"),
    Type("pointer", "void *", error=lambda v: v == 0,
         make_text="(void *)(intptr_t)(%s)", get_text="(int)(intptr_t)(%s)",
         ranged=True),
    Type("double", "double", make_text="(double)(%s)"),
    Type("int128", "__int128", error=negative,
         make_text="(__int128)(%s) * ((__int128)1 << 40)",
         get_text="(int)((%s) >> 40)"),
    Type("sign", "enum sign", error=negative, make_text="(enum sign)(%s)",
         declare="enum sign { MINUS = -1, PLUS = 1 };\n", ranged=True),
    Type("complex", "float _Complex",
         lambda k: (k & 0xfff, k >> 12 & 7), lambda v: wrap(v[0] + 5000 * v[1]),
         make_text="make_complex(%s)", get_text="get_complex(%s)",
         declare="static inline float _Complex make_complex(int k) {\n"
         "  return __builtin_complex((float)(k & 0xfff), (float)(k >> 12 & 7));\n}\n"
         "static inline int get_complex(float _Complex v) {\n"
         "  return (int)__real__ v + 5000 * (int)__imag__ v;\n}\n"),
    Type("vector", "vector", lambda k: tuple(wrap(k * i) for i in (1, 2, 3, 4)),
         lambda v: wrap(v[0] + 3 * v[1] + 5 * v[2] + 7 * v[3]),
         make_text="make_vector(%s)", get_text="get_vector(%s)",
         declare="typedef unsigned vector __attribute__((vector_size(16)));\n"
         "static inline vector make_vector(int k) {\n"
         "  unsigned u = (unsigned)k;\n  return (vector){u, u * 2, u * 3, u * 4};\n}\n"
         "static inline int get_vector(vector v) {\n"
         "  return (int)(v[0] + 3 * v[1] + 5 * v[2] + 7 * v[3]);\n}\n"),
    structure("pair", "struct int a, b; ", [wrap, lambda k: ~k], [1, 3],
              "v.a = k; v.b = ~k;", "(unsigned)v.a + 3u * (unsigned)v.b"),
    structure("three", "struct signed char a, b, c; ",
              [lambda k: wrap(k, 8), lambda k: wrap(k >> 8, 8), lambda k: wrap(k, 8)],
              [1, 256, 7],
              "v.a = (signed char)k; v.b = (signed char)(k >> 8); v.c = (signed char)k;",
              "v.a + 256 * v.b + 7 * v.c"),
    structure("mixed", "struct double d; int i; ",
              [wrap, lambda k: k ^ 0x55], [1, 5],
              "v.d = k; v.i = k ^ 0x55;", "(unsigned)(int)v.d + 5u * (unsigned)v.i"),
    structure("large", "struct int v[12]; ",
              [lambda k, i=i: wrap(k + i) for i in range(12)],
              [i + 1 for i in range(12)],
              "for (int i = 0; i < 12; i++) v.v[i] = (int)((unsigned)k + (unsigned)i);",
              "sum_large(v.v)"),
    structure("either", "union int i; char c[24]; ", [wrap], [1], "v.i = k;", "v.i"),
]}

SUM_LARGE = """\
static inline unsigned sum_large(const int *v) {
  unsigned sum = 0;
  for (unsigned i = 0; i < 12; i++)
    sum += (i + 1) * (unsigned)v[i];
  return sum;
}
"""


class Function:
    """One function of a program: `static TYPE NAME(int a)`."""

    def __init__(self, number, type_name, attribute=""):
        self.number, self.type_name, self.attribute = number, type_name, attribute
        self.named = None    # with defer_result: the Node of its declaration
        self.range = None    # (lo, hi) of DEFER_ERROR
        self.body = []

    @property
    def type(self):
        return TYPES[self.type_name]

    @property
    def name(self):
        return "f%d" % self.number

    def is_error(self, value):
        if self.range:
            return self.range[0] <= value <= self.range[1]
        return bool(self.type.error and self.type.error(value))


class Program:
    """FUNCTIONS by number; RUNS are (number, argument, seed)."""

    def __init__(self, seed, features):
        self.seed, self.features = seed, features
        self.functions = {}
        self.runs = []

    def nodes(self):
        for function in self.functions.values():
            yield from walk(function.body)
