#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what defer-cost says with what objdump and readelf show.

    check_cost.py FOLDER COMPILER FLAG... -- FILE...

FOLDER has defer-cost and defer-config. Each FILE is compiled here, without debug
information. Of each function that is reported:

* its bytes on all paths are the sizes of its symbols;
* the bytes of its LSDA, with those of the others, are .gcc_except_table, if all
  functions that have one are reported;
* a function that only deferred statements call, of which each calls it once and
  on no condition, is called as often as there are copies of these statements.
"""

import collections
import json
import re
import subprocess
import sys
import tempfile

CALL = re.compile(r"\b(?:call|jmp)q?\b")
RELOCATION = re.compile(r"R_X86_64_(?:PLT32|PC32)\s+([A-Za-z_]\w*)-0x4$")


def run(*command):
    return subprocess.run(command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def calls_in(path):
    """How often each function is called or jumped to in the object PATH."""
    calls = collections.Counter()
    is_call = False
    for line in run("objdump", "-dr", "--no-show-raw-insn", path).splitlines():
        match = RELOCATION.search(line)
        if match and is_call:
            calls[match.group(1)] += 1
        elif not match:
            is_call = bool(CALL.search(line))
    return calls


def sizes_in(path):
    sizes = {}
    for line in run("readelf", "-sW", path).splitlines():
        fields = line.split()
        if len(fields) == 8 and fields[3] == "FUNC" and fields[6] != "UND":
            sizes[fields[7]] = int(fields[2])
    return sizes


def table_bytes(path):
    total = 0
    for line in run("readelf", "-SW", path).splitlines():
        match = re.match(r" *\[ *\d+\] \.gcc_except_table\S* +\S+ +\S+ +\S+ +(\S+) ",
                         line)
        if match:
            total += int(match.group(1), 16)
    return total


def check(folder, command, source):
    problems = []
    report = json.loads(run(folder + "/defer-cost", "--quick", "--json", *command,
                            source))
    unit = report["units"][0]
    flags = run(folder + "/defer-config", "--cc=" + command[0], "--cflags").split()
    with tempfile.NamedTemporaryFile(suffix=".o") as compiled:
        run(*command, *flags, "-c", source, "-o", compiled.name)
        sizes, calls = sizes_in(compiled.name), calls_in(compiled.name)
        tables = table_bytes(compiled.name)

    copies = collections.Counter()
    lsda = 0
    for function in unit["functions"]:
        name = function["name"]
        size = sum(function[path]["bytes"]
                   for path in ("normal", "unlikely", "unwinding"))
        expected = sum(bytes for symbol, bytes in sizes.items()
                       if symbol in (name, name + ".cold"))
        if size != expected:
            problems.append("%s: %d bytes, not %d" % (name, size, expected))
        lsda += function["tables"]["lsda"]
        for site in function["sites"]:
            for callee in site["calls"]:
                copies[callee] += sum(not copy["fragment"]
                                      for copy in site["copies"])
    if lsda != tables:
        problems.append("%d bytes of LSDA, not %d" % (lsda, tables))
    with open(source) as text:
        source_calls = collections.Counter(re.findall(r"(\w+)\(", text.read()))
    deferred = collections.Counter(
        callee for site in unit["sites"]
        for callee in re.findall(r"(\w+)\(", site["text"]))
    conditional = {callee for site in unit["sites"] if "if (" in site["text"]
                   for callee in re.findall(r"(\w+)\(", site["text"])}
    for callee in conditional:
        copies.pop(callee, None)
    for callee, count in copies.items():
        if source_calls[callee] == deferred[callee] and count != calls[callee]:
            problems.append("%s: %d copies, not %d"
                            % (callee, count, calls[callee]))
    return problems, len(copies)


def main():
    split = sys.argv.index("--")
    failures = checked = 0
    for source in sys.argv[split + 1:]:
        problems, count = check(sys.argv[1], sys.argv[2:split], source)
        checked += count
        for problem in problems:
            failures += 1
            print("%s: %s" % (source, problem))
    print("%d called functions checked, %d failures" % (checked, failures))
    sys.exit(1 if failures or not checked else 0)


if __name__ == "__main__":
    main()
