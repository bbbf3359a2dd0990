// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 16760: a panic in the evaluation of an argument: the call is not
// half made.

package main

func fail() int { panic("argument") }

func take(a, b int) int {
	println("never")
	return a + b
}

func f(out *int) {
	defer func() { println(recover().(string), *out) }()
	*out = take(1, fail())
}

func main() {
	n := 5
	f(&n)
	println(n)
}
