// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred call under a condition is registered if it is reached.

package main

func show(what string, n int) { println(what, n) }

func f(n int) {
	if n&1 != 0 {
		defer show("odd", n)
	}
	if n&2 != 0 {
		defer show("two", n)
		show("in the block", n)
	} else {
		defer show("not two", n)
	}
	show("f", n)
}

func main() {
	for n := 0; n < 4; n++ {
		f(n)
	}
}
