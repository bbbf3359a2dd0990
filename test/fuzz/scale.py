# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""How time and output grow with the size of a source: `scripts/fuzz --hostile --scale`.

Each shape is measured beside the same with the host's own cleanup variables.
What is asked is growth, linear or as the host's: a landing pad that can recover
is twice the code of one that cannot, at every size.
"""

import itertools
import os
import re
import resource
import subprocess
import tempfile

from damage import write

def many(n, one, before="", after=""):
    return ("int f(int);\nint many(int a) {\n" + before
            + "".join(one % {"i": i} for i in range(n)) + after + "  return a;\n}\n")


SHAPES = {
    "in one scope": lambda n: many(n, "  _Defer f(a + %(i)d);\n"),
    "each in a block": lambda n: many(n, "  { _Defer f(%(i)d); a += f(a); }\n"),
    "each with a way out": lambda n: many(
        n, "  { _Defer f(%(i)d); if (f(a + %(i)d)) return a; }\n"),
    "returns in the scope of eight": lambda n: many(
        n, "  if (f(a + %(i)d)) return a + %(i)d;\n",
        "".join("  _Defer f(%d);\n" % i for i in range(8))),
    "nested in blocks": lambda n: many(
        n // 100, "  {\n" + "  { _Defer f(%(i)d); f(a);\n" * 100 + "}\n" * 101),
    "each in a function": lambda n: "int f(int);\n" + "".join(
        "int g%d(int a) { _Defer f(a); return f(%d); }\n" % (i, i) for i in range(n)),
    "call form, eager": lambda n: many(n, "  defer f(a + %(i)d);\n"),
}


def twin(text):
    """TEXT with a variable that the host itself cleans up for each `defer`."""
    number = itertools.count()
    return "void c(int *);\n" + re.sub(
        r"(?:_Defer|defer) f\((.*?)\);",
        lambda found: "__attribute__((cleanup(c))) int v%d = %s;"
        % (next(number), found.group(1)), text)


def measure(command, text, folder):
    """(seconds, bytes of assembly), or None if COMMAND fails on TEXT."""
    path, output = os.path.join(folder, "s.c"), os.path.join(folder, "s.s")
    write(path, text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        ended = subprocess.run(command + ["-w", "-S", path, "-o", output],
                               stderr=subprocess.PIPE, timeout=300, check=False)
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ended.returncode:
        return None
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            os.path.getsize(output))


def outgrows(first, last):
    """Whether LAST is more than FIRST by half as much again as both the sizes'
    ratio and the growth of the host allow. Each: (size, own measure(), host's)."""
    slack = .3, 20000
    return any(last[1][i] > 1.5 * first[1][i] * max(last[0] / first[0],
                                                    last[2][i] / first[2][i])
               + slack[i] for i in range(2))


def scale(compilers, sizes):
    """Prints how time and output grow with the size, beside those of cleanup
    variables with -fexceptions: some are more than linear in the host."""
    failures = 0
    for compiler, shape, level in itertools.product(compilers, SHAPES, ("-O0", "-O1")):
        text, first = [], None
        with tempfile.TemporaryDirectory() as folder:
            for size in sizes:
                source = SHAPES[shape](size)
                own = measure(compiler.command + ["-fplugin-arg-defer-args=eager",
                                                  level], source, folder)
                host = measure([compiler.host, "-fexceptions", level], twin(source),
                               folder)
                if not own:
                    text.append("failed")
                    failures += 1 if host else 0
                    break
                if not host:
                    text.append("%.2fs %dk (twin failed)" % (own[0], own[1] / 1000))
                    continue
                first = first or (size, own, host)
                slow = outgrows(first, (size, own, host))
                failures += slow
                text.append("%.2fs (%.2fs) %dk (%dk)%s" % (
                    own[0], host[0], own[1] / 1000, host[1] / 1000,
                    " SLOW" if slow else ""))
        print("%s %s, %s: %s" % (compiler.name, level, shape, ", ".join(text)),
              flush=True)
    return failures
