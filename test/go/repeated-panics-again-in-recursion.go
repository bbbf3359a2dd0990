// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestDeferWithRepeatedRepanics: a recursion that recovers and panics
// again leaves nothing behind.

package main

func interpret(level, maximum, spec int) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if level == spec {
			println("handled", level, r.(int))
			return
		}
		panic(r)
	}()
	if level == maximum {
		panic(maximum)
	}
	interpret(level+1, maximum, spec)
}

func main() {
	for i := 0; i < 20; i++ {
		interpret(0, 6, i%6)
	}
	defer func() { println("end", recover() == nil) }()
	println("body")
}
