// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function calls one that defers the same function: it recovers
// only what is meant for it.

package main

func h(n int) {
	r := recover()
	println(n, r != nil)
	if n == 1 {
		again()
		println("back")
	}
}

func again() {
	defer h(2)
	println("again")
}

func panics() {
	defer h(3)
	panic("B")
}

func k() {
	panics()
	println("k", recover().(string))
}

func f() {
	defer h(1)
	panic("A")
}

func g() {
	defer k()
	panic("C")
}

func main() {
	f()
	g()
	println("end")
}
