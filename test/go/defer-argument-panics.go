// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the evaluation of the arguments of a deferred call: that call is not
// deferred, and those before it run.

package main

func fail() int { panic("argument") }

func show(what string, n int) { println(what, n) }

func main() {
	defer show("first", 1)
	defer show("never", fail())
	println("not reached")
}
