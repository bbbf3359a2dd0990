// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 4066: the named result is stored to before a call that panics, in a
// loop.

package main

func fail() { panic("foo1") }

func foo() (value int) {
	value = 0
	defer func() {
		if x := recover(); x != nil {
			println(x.(string))
		}
	}()
	for {
		value = 2
		fail()
		value = 3
	}
}

func main() { println(foo()) }
