// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the operand of return: the result is zero, not half of the
// operand.

package main

func fail(n int) int {
	if n > 0 {
		panic("A")
	}
	return n
}

func f(n int) int {
	defer func() { recover() }()
	return 40 + fail(n)
}

type pair struct {
	ok bool
	n  int
}

func g(n int) pair {
	defer func() { recover() }()
	return pair{true, fail(n)}
}

func main() {
	println(f(0), f(1))
	println(g(0).ok, g(1).ok)
}
