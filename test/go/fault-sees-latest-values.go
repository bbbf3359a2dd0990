// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function sees the values that variables had at the fault, and so
// does what a pointer was given for.

package main

func f(n *int, p *int) {
	x := 1
	defer func() {
		recover()
		println("x", x)
		*n += 100
	}()
	x = 2
	*n = 5
	*p = 3
	x = 4
	*n = 6
}

func main() {
	n := 0
	f(&n, nil)
	println("n", n)
}
