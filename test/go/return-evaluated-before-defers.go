// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of return is evaluated before the deferred functions run.

package main

func g() int {
	println("g")
	return 1
}

func f() int {
	defer println("d")
	return g()
}

func main() { println(f()) }
