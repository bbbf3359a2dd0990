// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The panic in the middle of a chain is panicked with again.

package main

func f() {
	defer func() {
		recover()
		panic("middle")
	}()
	panic("inner")
}

func g() {
	defer func() { panic(recover()) }()
	f()
}

func main() {
	defer func() {
		recover()
		panic("outer")
	}()
	g()
}
