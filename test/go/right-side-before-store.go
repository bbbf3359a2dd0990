// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 22881: what stands left of an assignment is not changed when the
// right side panics.

package main

func fail() int { panic("right") }

var table = [3]int{1, 2, 3}

func f() {
	defer func() { println(recover().(string), table[1]) }()
	table[1] = 10 + fail()
}

func main() {
	f()
	table[1] = 20
	println(table[1])
}
