// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred call in parentheses, its result cast to void, through a
// dereferenced pointer: it recovers.

package main

func h(n int) int {
	println(n, recover().(string))
	return n
}

func main() {
	f := h

	func() {
		defer h(1)
		panic("A")
	}()

	func() {
		defer (h)(2)
		panic("B")
	}()

	func() {
		defer f(3)
		panic("C")
	}()

	func() {
		defer (*&f)(4)
		panic("D")
	}()
	println("end")
}
