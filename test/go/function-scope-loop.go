// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred calls of a loop, and of a block, run when the function is left.

package main

func show(what string, n int) { println(what, n) }

func main() {
	for i := 0; i < 3; i++ {
		defer show("deferred", i)
		show("turn", i)
	}
	{
		defer show("block", 0)
		show("in the block", 0)
	}
	show("end", 0)
}
