// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls and closures, deferred in loops and outside of them, run in one order. In C
// the closures are blocks of the outermost block of the function.

package main

func show(what string, n int) { println(what, n) }

func f(early bool) int {
	n := 1
	defer show("call", n)
	defer func() {
		show("block", n)
		n++
	}()
	for i := 0; i < 2; i++ {
		defer show("loop", i)
		n += 10
	}
	defer func() {
		show("block", n)
		n++
	}()
	defer show("call", n)
	if early {
		return n
	}
	for n < 50 {
		n += 20
		defer show("while", n)
	}
	defer show("last", n)
	return n + 1
}

func main() {
	println(f(false))
	println(f(true))
}
