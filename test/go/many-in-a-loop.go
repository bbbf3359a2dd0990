// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 100000 defers of a loop: Go holds them all to the end of the function, C one
// at a time.

package main

func main() {
	c := 0
	for i := 0; i < 100000; i++ {
		defer func() { c++ }()
	}
	println(c)
}
