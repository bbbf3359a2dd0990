// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a deferred function in the usual return: the rest of the defers
// run.

package main

func f() {
	defer println("d1")
	defer func() { panic("X") }()
	println("ret")
}

func main() {
	defer func() { println("rec", recover().(string)) }()
	f()
	println("no")
}
