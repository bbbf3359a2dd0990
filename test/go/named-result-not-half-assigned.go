// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 43835: a panic in one operand leaves all of the results alone.

package main

func fail() int { panic("operand") }

func f() (bad bool, n int) {
	defer func() { recover() }()
	return true, fail()
}

func g() (bad bool, n int) {
	n = 5
	defer func() {
		recover()
		n++
	}()
	bad, n = true, fail()
	return
}

func main() {
	bad, n := f()
	println(bad, n)
	bad, n = g()
	println(bad, n)
}
