// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The call of a null function panics when it runs; the other defers run.

package main

func main() {
	defer println("first")

	var f func()
	defer f()
	println("body")
}
