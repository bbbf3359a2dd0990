// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of a deferred call are evaluated when the defer statement
// executes.

package main

func show(what string, i int) { println(what, i) }

func main() {
	i := 0
	defer show("i", i)
	defer show("i + 1", i+1)
	i = 7
	defer show("i", i)
	i = 8
	show("now", i)
}
