// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The result of a deferred call is discarded.

package main

func g() int {
	println("g")
	return 1
}

func main() {
	defer g()
	println("ok")
}
