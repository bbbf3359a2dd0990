# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles damaged sources; `scripts/fuzz --hostile --help`.

Whatever a file holds (damage.py), the compiler must say so and end: no crash, no
message that is meant for us, no hang, no end of memory. The inputs go through a
server for each host and setting (host.py). What goes wrong there is a finding if it
does so with the command by itself, too, and not without the plugin, with an empty loop
in the place of each word: what crashes then is the host's. What goes wrong in the
server only is printed, left beside the findings, and counted as not reproduced.

An input is one file. --scale measures growth instead: scale.py.
"""

import argparse
import os
import re
import shlex
import sys
import tempfile
import time

from damage import KINDS, Maker, tokens_of, write
from host import Host, Server, build_server, write_main_files
from scale import scale
from workers import Workers, add_arguments, add_to_csv, find_compilers

BLOCK = 250  # inputs that one server is given
BATCH = 50   # of them at a time
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Inputs",
                      "fork-server.c")


class Outcome:
    """What a block of inputs gave."""

    def __init__(self, name):
        self.name = name
        self.kinds = {}       # kind: inputs
        self.findings = []    # (what is wrong, text, command, number)
        self.repeated = 0     # findings that were known
        self.of_host = 0
        self.unreproduced = []
        self.slowest = (0, 0)   # (milliseconds, number)
        self.largest = (0, 0)   # (kilobytes, number)


class Work:
    def __init__(self, options, compilers):
        self.options = options
        self.hosts = [Host(compiler) for compiler in compilers]
        self.known = set()

    def loop(self, first, outcomes):
        """What process number FIRST does: every block number that leaves it as
        the remainder."""
        options = self.options
        self.end = time.time() + options.minutes * 60
        makers = [Maker(host.compiler) for host in self.hosts]
        settings = len(Host.SETTINGS)
        size = BLOCK
        if options.inputs:
            size = min(BLOCK, -(-options.inputs // settings))
        with tempfile.TemporaryDirectory() as folder:
            write_main_files(folder)
            library = build_server(self.hosts[0].compiler.host, SOURCE, folder)
            for block in range(first, 10**9, options.jobs):
                which = block % len(self.hosts)
                start = block // len(self.hosts) * size
                stop = start + size
                if options.inputs:
                    if start >= options.inputs:
                        break
                    stop = min(stop, options.inputs)
                elif time.time() > self.end:
                    break
                numbers = range(options.seed + start, options.seed + stop)
                outcomes.put(self.run_block(
                    self.hosts[which], makers[which],
                    block // len(self.hosts) % settings, numbers, library, folder))
        outcomes.put(None)

    def run_block(self, host, maker, setting, numbers, library, folder):
        outcome = Outcome(host.compiler.name)
        with Server(host.commands[setting], library, folder) as server:
            for first in range(0, len(numbers), BATCH):
                if not self.options.inputs and time.time() > self.end:
                    break
                batch = [(number,) + maker.make(number)
                         for number in numbers[first:first + BATCH]]
                ends = server.run([text for _, _, text in batch])
                for (number, kind, text), (wrong, milliseconds, kilobytes) in zip(
                        batch, ends):
                    outcome.kinds[kind] = outcome.kinds.get(kind, 0) + 1
                    outcome.slowest = max(outcome.slowest, (milliseconds, number))
                    outcome.largest = max(outcome.largest, (kilobytes, number))
                    if wrong:
                        self.judge(host, setting, wrong, text, number, folder, outcome)
        return outcome

    def judge(self, host, setting, wrong, text, number, folder, outcome):
        """Notes in OUTCOME whether what is WRONG with TEXT is a finding."""
        command, plain = host.commands[setting], host.plain[setting]

        def ends(line, candidate):
            return host.run(line, candidate, folder)

        def of_host(candidate):
            return (ends(plain, without_words(candidate)) or ends(plain, candidate))
        words = shlex.join(command)
        alone = ends(command, text)
        if not alone:
            outcome.unreproduced.append((wrong, text, words, number))
        elif of_host(text):
            outcome.of_host += 1
        elif (host.compiler.name, alone) in self.known:
            outcome.repeated += 1
        else:
            small = smaller(text, lambda candidate: ends(command, candidate) == alone)
            if of_host(small):
                outcome.of_host += 1
                return
            self.known.add((host.compiler.name, alone))
            outcome.findings.append((alone, small, words, number))


def without_words(text):
    return re.sub(r"\b(_Defer_function|_Defer|_Errdefer|errdefer|defer_function"
                  r"|defer)\b", "while (0)", text)


def smaller(text, fails, tries=250):
    """TEXT without the lines, then tokens, that do not matter."""
    for split in (lambda t: t.splitlines(True), tokens_of):
        parts = split(text)
        size = max(len(parts) // 2, 1)
        while size and tries:
            start = 0
            while start < len(parts) and tries:
                candidate = parts[:start] + parts[start + size:]
                tries -= 1
                if fails("".join(candidate)):
                    parts = candidate
                else:
                    start += size
            size //= 2
        text = "".join(parts)
    return text


class Summary:
    """What all blocks gave."""

    def __init__(self, options):
        self.options = options
        self.counts, self.findings, self.kinds = {}, {}, {}
        self.unreproduced, self.of_host = 0, 0
        self.slowest, self.largest = {}, {}
        self.started = time.time()

    def add(self, outcome):
        name = outcome.name
        count = sum(outcome.kinds.values())
        findings = len(outcome.findings) + outcome.repeated
        self.counts[name] = self.counts.get(name, 0) + count
        self.findings[name] = self.findings.get(name, 0) + findings
        for kind, number in outcome.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + number
        self.slowest[name] = max(self.slowest.get(name, (0, 0)), outcome.slowest)
        self.largest[name] = max(self.largest.get(name, (0, 0)), outcome.largest)
        self.unreproduced += len(outcome.unreproduced)
        self.of_host += outcome.of_host
        for what, files in (("hostile", outcome.findings),
                            ("unreproduced", outcome.unreproduced)):
            for wrong, text, command, number in files:
                os.makedirs(self.options.output, exist_ok=True)
                path = os.path.join(self.options.output, "%s-%d-%s.c"
                                    % (what, number, name))
                write(path, "// %s\n// %s\n%s" % (wrong, command, text))
                print("%s: %s%s: %s" % (
                    name, "" if what == "hostile" else "in the server only: ", wrong,
                    path), flush=True)
        if self.options.csv:
            add_to_csv(self.options.csv, name, "hostile inputs", count, findings)

    def progress(self):
        return "%d inputs, %d findings" % (sum(self.counts.values()),
                                           sum(self.findings.values()))

    def show(self):
        for name in self.counts:
            print("%s: %d inputs, %d findings; at most %d ms (input %d), %d MB (input %d)"
                  % (name, self.counts[name], self.findings[name], *self.slowest[name],
                     self.largest[name][0] // 1024, self.largest[name][1]))
        print("of each kind: " + ", ".join(
            "%s %d" % (kind, self.kinds.get(kind, 0)) for kind in KINDS))
        print("%d without the plugin, too; %d not reproduced; %.0f inputs/s" % (
            self.of_host, self.unreproduced,
            sum(self.counts.values()) / (time.time() - self.started)))
        print(self.progress())


def parse(arguments):
    parser = argparse.ArgumentParser(prog="scripts/fuzz --hostile",
                                     description="Compiles damaged sources.")
    add_arguments(parser)
    parser.add_argument("--inputs", type=int, default=0,
                        help="end after so many for each compiler, whatever the time")
    parser.add_argument("--output", default="fuzz-findings",
                        help="where the inputs with findings are left")
    parser.add_argument("--scale", nargs="?", const="1000,2000,4000",
                        help="measure growth at these sizes instead")
    options = parser.parse_args(arguments)
    if options.seed is None:
        options.seed = int(time.time()) % 10**6 * 10**6
    return options


def main(arguments):
    options = parse(arguments)
    compilers = [compiler for compiler in find_compilers(options)
                 if compiler.plugin]
    if not compilers:
        sys.exit("scripts/fuzz: no compiler with a plugin in " + options.stage)
    if options.scale:
        return 1 if scale(compilers, [int(n) for n in options.scale.split(",")]) else 0
    summary = Summary(options)
    workers = Workers(Work(options, compilers).loop, options.jobs)
    for outcome in workers.outcomes(summary.progress):
        summary.add(outcome)
    summary.show()
    findings = sum(summary.findings.values())
    return 1 if findings or not summary.counts or workers.failed() else 0
