# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the two programs, fuzz.py and hostile.py, share: arguments, processes,
progress, counts."""

import csv
import datetime
import fcntl
import multiprocessing
import os
import queue
import sys
import time

from compilers import find

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def add_arguments(parser):
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=None, help="of the first input")
    parser.add_argument("--cc", default="", help="compilers, with commas between")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--stage", default=os.path.join(ROOT, "build", "stage"))
    parser.add_argument("--csv", help="a file to add the counts to")


def find_compilers(options):
    return find([name for name in options.cc.split(",") if name], options.stage)


class Workers:
    """COUNT processes. Number N calls LOOP(N, queue), which puts what comes of its
    work into the queue, and None last."""

    def __init__(self, loop, count):
        context = multiprocessing.get_context("fork")
        self.queue = context.Queue()
        self.processes = [context.Process(target=loop, args=(number, self.queue),
                                          daemon=True) for number in range(count)]
        for process in self.processes:
            process.start()

    def outcomes(self, progress):
        """What comes of their work; prints what PROGRESS returns now and then."""
        shown, running = time.time(), len(self.processes)
        every = 5 if sys.stdout.isatty() else 60
        while running:
            try:
                outcome = self.queue.get(timeout=5)
            except queue.Empty:
                if self.failed():
                    break
                continue
            if outcome is None:
                running -= 1
                continue
            yield outcome
            if time.time() > shown + every:
                shown = time.time()
                print(progress(), end="\r" if sys.stdout.isatty() else "\n", flush=True)
        for process in self.processes:
            process.join(0 if self.failed() else None)

    def failed(self):
        """Whether one of them has ended in any other way."""
        return any(process.exitcode for process in self.processes)


def add_to_csv(path, compiler, what, count, differences):
    """Adds to the counts of today for COMPILER and WHAT, in a file that other
    processes may be adding to as well."""
    fields = ["date", "compiler", "what", "count", "differences"]
    key = [datetime.date.today().isoformat(), compiler, what]
    with open(path, "a+", newline="") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        rows = list(csv.reader(file)) or [fields]
        for row in rows[1:]:
            if row[:3] == key:
                row[3:] = [int(row[3]) + count, int(row[4]) + differences]
                break
        else:
            rows.append(key + [count, differences])
        file.truncate(0)
        csv.writer(file, lineterminator="\n").writerows(rows)
