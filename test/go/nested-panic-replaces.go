// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a deferred function replaces the running one; the other defers
// run, and recover gives the newest.

package main

func f() {
	defer func() { println("rec", recover().(string)) }()
	defer println("between")
	defer func() { panic("B") }()
	panic("A")
}

func main() {
	f()
	println("after")
}
