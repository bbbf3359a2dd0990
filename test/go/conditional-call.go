// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is deferred on a condition, in C by an if in the deferred statement.

package main

func f(b bool) {
	if b {
		defer print("c ")
	}
	print("f ")
}

func main() {
	f(true)
	f(false)
	println()
}
