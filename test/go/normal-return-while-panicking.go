// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that a deferred function calls, and that returns in the usual way:
// its defers cannot recover the outer panic.

package main

func c() {
	defer func() { println("c", recover() == nil) }()
	println("in c")
}

func main() {
	defer func() {
		c()
		println("main", recover().(string))
	}()
	panic("A")
}
