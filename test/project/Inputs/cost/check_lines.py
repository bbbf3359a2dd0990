# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks the JSON that defer-cost has printed for lines.c: check_lines.py FILE"""

import json
import sys

with open(sys.argv[1]) as report:
    unit = json.load(report)["units"][0]
functions = {function["name"]: function for function in unit["functions"]}


def on_path(name, path):
    """The site in function NAME on PATH: copies, instructions, bytes."""
    (site,) = functions[name]["sites"]
    copies = [copy for copy in site["copies"]
              if copy["path"] == path and not copy["fragment"]]
    return len(copies), site[path]["instructions"], site[path]["bytes"]


# Three instructions a copy, on each path, and what is on it is in a copy.
for path in "normal", "unlikely", "unwinding":
    copies, instructions, size = on_path("twice", path)
    assert (instructions, size) == (3 * copies, 3 * copies), (path, copies)
assert on_path("twice", "normal")[0] in (1, 2)
assert on_path("twice", "unwinding")[0] == 1
assert [exit["kind"] for exit in unit["sites"][0]["exits"]] == ["return", "return"]

# With a call: these three, the call, and one that sets its argument.
copies, instructions, _ = on_path("inlined", "normal")
assert (copies, instructions) == (1, 5), (copies, instructions)
(site,) = functions["inlined"]["sites"]
assert site["inlined"] == ["put"] and site["calls"] == ["release"], site

# It is the same as its twin on the normal path, but for unwinding.
deferred = functions["deferred"]
comparisons = {comparison["name"]: comparison
               for comparison in deferred["comparisons"]}
assert set(comparisons) == {"its twin deferred_goto", "its twin by_hand",
                            "with panic=off", "without its defers"}, comparisons
for name in "its twin deferred_goto", "its twin by_hand", "with panic=off":
    twin = comparisons[name]
    assert twin["normal"]["instructions"] == deferred["normal"]["instructions"]
    assert twin["stack"] == deferred["stack"]
    assert twin["unwinding"]["bytes"] == 0 == twin["tables"]["lsda"]
assert deferred["unwinding"]["bytes"] > 0 and deferred["tables"]["lsda"] > 0
without = comparisons["without its defers"]
assert without["normal"]["bytes"] < deferred["normal"]["bytes"]

# No code is made of what is not reached.
dead = [site["line"] for site in unit["sites"]].index(48)
assert not any(site["site"] == dead for function in functions.values()
               for site in function["sites"])
