// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each deferred call of a loop panics: all of the panics are printed, oldest first.

package main

func fail(n int) { panic(n) }

func main() {
	for i := 0; i < 4; i++ {
		defer fail(i)
	}
	println("body")
}
