// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function is defined after its use, or is one with external
// linkage.

package main

func main() {
	early()
	late()
	println("end")
}

func early() {
	defer stop(1)
	panic("A")
}

func late() {
	defer Stop(2)
	panic("B")
}

func stop(n int) { println(n, recover().(string)) }

func Stop(n int) { println(n, recover().(string)) }
