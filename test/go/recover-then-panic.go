// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A is recovered, then the same deferred function panics: the outer frame gets
// the new one.

package main

func f() {
	defer func() {
		recover()
		panic("B")
	}()
	panic("A")
}

func main() {
	defer func() { println("outer", recover().(string)) }()
	f()
}
