// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// B ends A when it unwinds past the frame that ran A's deferred functions:
// recovering B ends both.

package main

func g() {
	defer func() { println("g", recover().(string)) }()
	f()
}

func f() {
	defer func() { panic("B") }()
	panic("A")
}

func main() {
	g()
	println("after")
	defer func() { println("nothing left", recover() == nil) }()
	println("end")
}
