// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A variable that is stored before a call that panics, in an endless loop, has
// its value in the deferred function.

package main

func fail() { panic("A") }

func f(out *int) {
	value := 0
	defer func() {
		recover()
		*out = value
	}()
	for {
		value = 2
		fail()
	}
}

func main() {
	n := 0
	f(&n)
	println(n)
}
