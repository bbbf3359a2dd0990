// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestAbortedPanic: after the newer panic is recovered, an earlier defer
// sees none.

package main

func f() {
	defer func() { println("first", recover() == nil) }()
	defer func() { println("second", recover().(string)) }()
	defer func() { panic("panic2") }()
	panic("panic1")
}

func main() {
	f()
	println("after")
	panic("panic3")
}
