// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each turn of a loop defers another function, with a variable that changes.

package main

func open(n int) { println("open", n) }

func wait(n int) { println("wait", n) }

func stop(n int) {
	if recover() != nil {
		println("stop", n, "recovered")
	} else {
		println("stop", n, "nothing")
	}
}

func f(fail bool) {
	functions := []func(int){open, stop, wait, stop}
	for i := 0; i < 4; i++ {
		function := functions[i]
		defer function(i)
		functions[i] = open
	}
	if fail {
		panic("A")
	}
}

func main() {
	f(false)
	f(true)
}
