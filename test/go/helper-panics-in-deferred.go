// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that the deferred function calls panics: the deferred function is
// left, what it deferred runs.

package main

func helper() {
	defer println("helper")
	panic("B")
}

func f() {
	defer func() { println("rec", recover().(string)) }()
	defer func() {
		defer println("inner")
		helper()
		println("no")
	}()
	panic("A")
}

func main() {
	f()
	println("after")
}
