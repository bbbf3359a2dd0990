# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What does not depend on the program in its Go text: types, helpers, `main`."""

from interpret import NOTHING
from render import SHOWN, STEPS

COMPLETIONS = ("NORMAL", "PANIC", "RETURN", "BREAK", "CONTINUE")

# Type: (in Go, the value of k, the int of v).
TYPES = {
    "void": ("int32", "0", "0"),
    "int": ("int32", "k", "v"),
    "schar": ("int8", "int8(k)", "int32(v)"),
    "longlong": ("int64", "int64(k)", "int32(v)"),
    "unsigned": ("uint32", "uint32(k)", "int32(v)"),
    "bool": ("bool", "k != 0", "map[bool]int32{true: 1}[v]"),
    "pointer": ("int64", "int64(k)", "int32(v)"),
    "double": ("float64", "float64(k)", "int32(v)"),
    "int128": ("int64", "int64(k)", "int32(v)"),
    "sign": ("int32", "k", "v"),
    "complex": ("complex64", "complex(float32(k & 0xfff), float32(k >> 12 & 7))",
                "int32(real(v)) + 5000 * int32(imag(v))"),
    "vector": ("[4]uint32", "[4]uint32{uint32(k), uint32(k * 2), uint32(k * 3), "
               "uint32(k * 4)}", "int32(v[0] + 3 * v[1] + 5 * v[2] + 7 * v[3])"),
    "pair": ("[2]int32", "[2]int32{k, ^k}", "v[0] + 3 * v[1]"),
    "three": ("[3]int8", "[3]int8{int8(k), int8(k >> 8), int8(k)}",
              "int32(v[0]) + 256 * int32(v[1]) + 7 * int32(v[2])"),
    "mixed": ("mixed", "mixed{float64(k), k ^ 0x55}", "int32(v.d) + 5 * v.i"),
    "large": ("[12]int32", "[12]int32{k, k + 1, k + 2, k + 3, k + 4, k + 5, k + 6, "
              "k + 7, k + 8, k + 9, k + 10, k + 11}", "sum(v)"),
    "either": ("int32", "k", "v"),
}

CALL = """\
func call(function int, a int32) int32 {
  defer func() {
    if r := recover(); r != nil {
      trace(999, value_of(r))
    }
  }()
  switch function {"""

PRELUDE = """\
package main

import "fmt"

%(completions)s

var st struct {
  seed, hash uint32
  steps, count int
  events [2 * %(shown)d]int32
  ended, took bool    // how the last function has ended
}

type mixed struct { d float64; i int32 }

func k(n int32) int32 { return n }

func sum(v [12]int32) int32 {
  sum := int32(0)
  for i, n := range v {
    sum += (int32(i) + 1) * n
  }
  return sum
}

func more() bool { st.steps--; return st.steps >= 0 }

func choose(n uint32) bool {
  if !more() {
    return false
  }
  st.seed = st.seed * 1103515245 + 12345
  return (st.seed >> 16) %% n == 0
}

func trace(n, value int32) int32 {
  if st.count < %(shown)d {
    st.events[2 * st.count], st.events[2 * st.count + 1] = n, value
  }
  st.count++
  st.hash = (st.hash ^ uint32(n)) * 16777619
  st.hash = (st.hash ^ uint32(value)) * 16777619
  return value
}

func bump(n int32, p *int32, value int32) {
  *p = *p * 3 + value
  trace(n, *p)
}

func mix(n, c, d, l, s, p int32) {
  trace(n, int32(int8(c)))
  trace(n, int32(float64(d)))
  trace(n, get_large(make_large(l)))
  trace(n, int32(uint16(s)))
  trace(n, get_pair(make_pair(p)))
}

func pick(which, n, value int32) {
  if which & 1 != 0 {
    value ^= 0x55
  }
  trace(n, value)
}

func less(i *int32, times int32) bool { result := *i < times; *i++; return result }

func next(i *int32) int32 { *i++; return *i }

func unreachable() { panic("unreachable") }

func take(r any, took *bool) any {
  if r != nil {
    *took = true
  }
  return r
}

func value_of(r any) int32 {
  if r == nil {
    return %(nothing)d
  }
  return r.(int32)
}

// What surrounds a deferred statement, whose completion is INNER, in a function whose
// completion is OUTER; before and after the same for a function that is deferred itself.
func restore(outer *int, saved int, inner *int, took *bool) {
  if *inner != PANIC {
    put_back(outer, saved, *took)
  }
}

func before(outer, saved *int) {
  *saved, *outer = *outer, PANIC
  st.ended = false
}

func after(outer, saved *int) {
  if st.ended {
    put_back(outer, *saved, st.took)
  }
}

func put_back(outer *int, saved int, took bool) {
  *outer = saved
  if took {
    *outer = RETURN
  }
}

var runs = []struct { function int; argument int32; seed uint32 } {%(runs)s}

func main() {
  for i, run := range runs {
    st.seed, st.hash, st.steps, st.count = run.seed, 2166136261, %(steps)d, 0
    result := call(run.function, run.argument)
    fmt.Printf("%%d: %%d %%d %%08x", i, result, st.count, st.hash)
    for n := 0; n < st.count && n < %(shown)d; n++ {
      fmt.Printf(" %%d:%%d", st.events[2 * n], st.events[2 * n + 1])
    }
    fmt.Println()
  }
}
"""


def prelude(runs):
    """The beginning of the text of a program with these runs."""
    return PRELUDE % {
        "shown": SHOWN, "steps": STEPS, "nothing": NOTHING,
        "runs": ", ".join("{%d, %d, %d}" % run for run in runs),
        "completions": "\n".join("const %s = %d" % (name, i)
                                 for i, name in enumerate(COMPLETIONS)),
    }
