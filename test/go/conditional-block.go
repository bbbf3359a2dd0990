// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A defer in the block of an if: in Go it runs at the end of the function.

package main

func f(b bool) {
	if b {
		defer print("deferred, ")
		print("in block, ")
	}
	print("function, ")
}

func main() {
	f(true)
	f(false)
	println()
}
