// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// After a panic inside the deferred function has been recovered there, the code
// behind its block goes on in Go's caller.

package main

func inner() {
	defer func() { println("inner", recover().(string)) }()
	panic("B")
}

func main() {
	defer func() {
		inner()
		println("goes on")
		println("outer", recover().(string))
		println(recover() == nil)
	}()
	panic("A")
}
