// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls in the arguments of calls in the arguments of a deferred call.

package main

func add(x, y int) int {
	println("add", x, y)
	return x + y
}

func show(n int) { println("show", n) }

func main() {
	n := 1
	defer show(add(add(n, 2), 3))
	defer show(add(n, add(n, n)))
	n = 100
	println("body", n)
}
