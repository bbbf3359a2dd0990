// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic5: recoveries in a frame that has other defers to run,
// below frames that have some.

package main

func two() {
	defer func() { println("two") }()
	three()
	println("two goes on")
}

func three() {
	defer func() { println("three") }()
	defer func() { println(recover().(string)) }()
	defer func() {
		println(recover().(string))
		panic("second panic")
	}()
	panic("first panic")
}

func one() {
	defer func() { println("one", recover() == nil) }()
	two()
}

func main() {
	defer func() { println("main") }()
	one()
	panic("third panic")
}
