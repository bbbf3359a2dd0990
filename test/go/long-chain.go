// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of 12 panics in a row, from the defers of one function.

package main

func p(n int) { panic(n) }

func main() {
	defer p(12)
	defer p(11)
	defer p(10)
	defer p(9)
	defer p(8)
	defer p(7)
	defer p(6)
	defer p(5)
	defer p(4)
	defer p(3)
	defer p(2)
	panic(1)
}
