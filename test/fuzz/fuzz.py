# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares random programs with what they mean; `scripts/fuzz --help`.

Each program is interpreted (interpret.py), then compiled and run by each compiler
in some of its configurations. What differs is made smaller (shrink.py) and left
as a regression test.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time

from compilers import compile_and_run
from features import of_program
from generate import FEATURES, generate
from interpret import expected_output
from shrink import Shrinker, regression_test
from workers import ROOT, Workers, add_arguments, add_to_csv, find_compilers


def choose_features(seed):
    """What is in program SEED; also little or nothing at all."""
    generator = random.Random(seed * 2654435761)
    if generator.random() < .2:
        return set()
    share = {"panics": .55, "nested": .1, "structures": .6, "constants": .8}
    return {feature for feature in FEATURES
            if generator.random() < share.get(feature, .45)}


class Outcome:
    """What one program gave."""

    def __init__(self, seed):
        self.seed = seed
        self.compared = {}   # compiler: functions x configurations
        self.holds = {}      # what is in its functions: in how many
        self.seen = {}       # what has happened: in how many runs
        self.threads = 0     # functions that ran in several threads, too
        self.failures = []   # (configuration, compiler, kind, detail, path)


class Work:
    """What the processes share. Forked, not sent."""

    def __init__(self, options, compilers):
        self.options, self.compilers = options, compilers

    def loop(self, first, outcomes):
        """What process number FIRST does."""
        # The interpreter recurses as deep as the program.
        sys.setrecursionlimit(100000)
        threading.stack_size(512 << 20)
        thread = threading.Thread(target=self.compare_all, args=(first, outcomes))
        thread.start()
        thread.join()
        outcomes.put(None)

    def compare_all(self, first, outcomes):
        options = self.options
        end = time.time() + options.minutes * 60
        for number in range(first, options.programs or 10**9, options.jobs):
            if not options.programs and time.time() > end:
                return
            outcomes.put(self.compare(options.seed + number))

    def choose_compilers(self, seed, features):
        """Some of those that can translate a program with FEATURES."""
        able = [compiler for compiler in self.compilers
                if features <= compiler.features]
        count = self.options.compilers
        if not count or count >= len(able):
            return able
        return random.Random(seed).sample(able, count)

    def compare(self, seed):
        options = self.options
        features = choose_features(seed)
        program = generate(seed, features, options.functions)
        expected, texts = {}, {}
        outcome = Outcome(seed)
        with tempfile.TemporaryDirectory() as folder:
            shrunk = set()  # what failed alike is made smaller once
            for compiler in self.choose_compilers(seed, features):
                said = compiler.says(program)
                if compiler.render not in texts:
                    texts[compiler.render] = compiler.render(said)
                text = texts[compiler.render]
                for configuration in compiler.choose(program, options.configurations):
                    key = compiler.go, configuration.eager
                    if key not in expected:
                        expected[key] = expected_output(said, configuration.eager,
                                                        outcome.seen)
                    result = compile_and_run(configuration, text, expected[key], folder)
                    if "-DTHREADS" in configuration.flags:
                        outcome.threads = options.functions
                    outcome.compared[compiler.name] = (
                        outcome.compared.get(compiler.name, 0) + options.functions)
                    if result.kind:
                        path = None
                        alike = (result.kind, result.detail, tuple(result.output)
                                 if result.kind == "output" else compiler.name)
                        if alike not in shrunk:
                            shrunk.add(alike)
                            path = self.keep(seed, features, configuration, result,
                                             folder)
                        outcome.failures.append((str(configuration), compiler.name,
                                                 result.kind, result.detail, path))
        if outcome.compared:
            only_go = all(name == "go" for name in outcome.compared)
            outcome.holds = of_program(said if only_go else program)
        return outcome

    def keep(self, seed, features, configuration, result, folder):
        program = configuration.compiler.says(
            generate(seed, features, self.options.functions))
        if self.options.shrink:
            shrinker = Shrinker(program, configuration, result, folder,
                                self.options.shrink)
            program = shrinker.shrink()
        os.makedirs(self.options.output, exist_ok=True)
        path = os.path.join(self.options.output, "fuzz-%d-%s.c"
                            % (seed, configuration.compiler.name))
        with open(path, "w") as file:
            file.write(regression_test(program, configuration))
        return path


def parse(arguments):
    parser = argparse.ArgumentParser(prog="scripts/fuzz", description=__doc__.split(
        "\n")[0])
    add_arguments(parser)
    parser.add_argument("--programs", type=int, default=0,
                        help="end after so many, whatever the time")
    parser.add_argument("--functions", type=int, default=40, help="of a program")
    parser.add_argument("--compilers", type=int, default=0, metavar="N",
                        help="N of them for each program; 0: all (default)")
    parser.add_argument("--configurations", type=int, default=3, metavar="N",
                        help="N of them for each program and compiler; 0: all")
    parser.add_argument("--shrink", type=int, default=120, metavar="SECONDS",
                        help="at most so long for each failure; 0: not at all")
    parser.add_argument("--output", default=os.path.join(ROOT, "test", "regress"),
                        help="where tests are left")
    options = parser.parse_args(arguments)
    if options.seed is None:
        options.seed = int(time.time()) % 10**6 * 10**4
    return options


def main(arguments):
    options = parse(arguments)
    compilers = find_compilers(options)
    if not compilers:
        sys.exit("scripts/fuzz: no compiler with a plugin in " + options.stage)
    for compiler in compilers:
        print("%s: %s%s" % (compiler.name, " ".join(
            feature for feature in FEATURES if feature in compiler.features) or "-",
            ", sanitizers" if compiler.sanitizes else ""))
    workers = Workers(Work(options, compilers).loop, options.jobs)
    functions, programs, threads, compared, differences = 0, 0, 0, {}, {}
    holds, seen = {}, {}
    started = time.time()

    def progress():
        return ("%d functions, %d programs, %d functions x configurations, "
                "%d differences" % (functions, programs, sum(compared.values()),
                                    sum(differences.values())))
    for outcome in workers.outcomes(progress):
        programs += 1
        functions += options.functions if outcome.compared else 0
        threads += outcome.threads
        for counts, more in ((holds, outcome.holds), (seen, outcome.seen)):
            for name, count in more.items():
                counts[name] = counts.get(name, 0) + count
        for name, count in outcome.compared.items():
            compared[name] = compared.get(name, 0) + count
        for what, name, kind, detail, path in outcome.failures:
            differences[name] = differences.get(name, 0) + 1
            print("program %d: %s: %s %s%s" % (outcome.seed, what, kind, detail,
                                               ": " + path if path else ""), flush=True)
        if options.csv and outcome.compared:
            # The expansion, and Go, by themselves say nothing of a plugin.
            if any(compiler.plugin for compiler in compilers
                   if compiler.name in outcome.compared):
                add_to_csv(options.csv, "all", "random functions", options.functions,
                           len(outcome.failures))
            for name, count in outcome.compared.items():
                add_to_csv(options.csv, name, "random functions x configurations", count,
                           sum(failure[1] == name for failure in outcome.failures))
    for compiler in compilers:
        print("%s: %d functions x configurations, %d differences" % (
            compiler.name, compared.get(compiler.name, 0),
            differences.get(compiler.name, 0)))
    print("functions with: in several threads %d" % threads
          + "".join(", %s %d" % item for item in sorted(holds.items())))
    print("runs with: " + ", ".join("%s %d" % item for item in sorted(seen.items())))
    print("%.1f functions/s" % (functions / (time.time() - started)))
    print(progress())
    return 1 if workers.failed() or differences or not compared else 0
