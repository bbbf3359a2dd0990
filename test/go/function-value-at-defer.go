// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that a variable holds is evaluated when the defer statement
// executes.

package main

func a() { println("a") }

func b() { println("b") }

func main() {
	f := a
	defer f()
	f = b
	defer f()
	f()
	f = a
}
