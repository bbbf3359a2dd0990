// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of return is evaluated, and stored in the named result, before
// deferred functions run.

package main

func g(n int) int {
	println("g", n)
	return n + 1
}

func f() (r int) {
	r = 10
	defer func() {
		println("deferred", r)
		r += 100
	}()
	r = 20
	return g(r)
}

func main() { println(f()) }
