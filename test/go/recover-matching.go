// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// After recover gave nothing in a deferred function of the deferred function,
// the outer one recovers.

package main

func f() {
	defer func() { println("outer", recover().(string)) }()
	defer func() {
		defer func() { println("inner", recover() == nil) }()
		println("middle")
	}()
	panic("panic1")
}

func main() {
	f()
	println("after")
}
