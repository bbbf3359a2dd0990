// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// After the recovery the other defers of the frame run, then it returns to its
// caller.

package main

func f() {
	defer println("d1")
	defer func() { println("d2", recover().(string)) }()
	defer println("d3")
	panic("A")
}

func main() {
	f()
	println("after")
}
