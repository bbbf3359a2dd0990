#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs a command that must end with a status, in some seconds.

    expect_status.py STATUS COMMAND [ARGUMENT...]

STATUS is a number, or SIGABRT and the like. The output goes where it goes.
"""

import signal
import subprocess
import sys

SECONDS = 60


def main():
    expected = sys.argv[1]
    done = subprocess.run(sys.argv[2:], timeout=SECONDS)
    status = str(done.returncode)
    if done.returncode < 0:
        status = signal.Signals(-done.returncode).name
    if status != expected:
        print("status %s, not %s" % (status, expected), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
