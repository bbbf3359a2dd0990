// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function recovers after it has deferred something itself, which
// panics.

package main

func h() {
	defer func() { println("in h", recover().(string)) }()
	println("h", recover().(string))
	panic("B")
}

func f() {
	defer func() { println("f", recover() == nil) }()
	defer h()
	panic("A")
}

func main() {
	f()
	println("end")
}
