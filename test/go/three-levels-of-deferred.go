// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Panics at three levels of deferred functions inside one another, recovered
// from the inside out.

package main

func f() {
	defer func() {
		defer func() {
			defer func() { println("3", recover().(string)) }()
			println("2", recover().(string))
			panic("third")
		}()
		println("1", recover().(string))
		panic("second")
	}()
	panic("first")
}

func main() {
	f()
	println("after")
}
