// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred closure, in C the block, reads variables when it runs.

package main

func main() {
	i := 0
	defer func() { println("i", i) }()
	i = 7
	println("body", i)
}
