// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that is deferred is the result of a call: that call and the argument
// are evaluated when the defer statement executes.

package main

func trace(what string, value int) int {
	println("eval", what)
	return value
}

func run(x int) { println("run", x) }

func runTwice(x int) { println("run twice", 2*x) }

func choose(twice bool) func(int) {
	println("choose")
	if twice {
		return runTwice
	}
	return run
}

func main() {
	f := choose(false)
	defer f(trace("x", 1))
	defer choose(true)(7)
	println("body")
}
