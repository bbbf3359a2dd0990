// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three panics, of which the last has the value of the first.

package main

var outer any

func f() {
	defer func() {
		outer = recover()
		panic("inner")
	}()
	panic("outer")
}

func main() {
	defer func() {
		recover()
		panic(outer)
	}()
	f()
}
