// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic is recovered two deferred functions further in, in one that runs by a
// normal exit: the panic that the outermost runs for stays.

package main

func fail() { panic("A") }

func f() {
	defer func() {
		defer func() {
			defer func() { println("inner", recover().(string)) }()
			println("in the second")
			panic("B")
		}()
		println("in the first")
	}()
	defer fail()
	println("body")
}

func main() {
	defer func() { println("outer", recover().(string)) }()
	f()
}
