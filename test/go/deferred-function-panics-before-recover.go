// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function panics and recovers that before it recovers the panic
// it was called for.

package main

func small() {
	defer func() { println("small", recover().(string)) }()
	panic("B")
}

func h() {
	small()
	println("h", recover().(string))
	small()
	println("none", recover() == nil)
}

func main() {
	defer h()
	panic("A")
}
