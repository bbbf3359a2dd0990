// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers comes from a table of functions.

package main

type ops struct{ stop func(string) }

func stop(name string) { println(name, recover().(string)) }

func run(o *ops) {
	defer o.stop("table")
	panic("A")
}

func main() {
	run(&ops{stop})
	println("end")
}
