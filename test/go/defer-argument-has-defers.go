// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The argument of a deferred call is a call that defers, panics and recovers: all
// that happens when the defer statement executes, and leaves the panic alone that
// comes later.

package main

func value(n int) (result int) {
	defer func() {
		println("value", recover().(string))
		result++
	}()
	result = n
	panic("inner")
}

func h(n int) {
	text := "nothing"
	if r := recover(); r != nil {
		text = r.(string)
	}
	println("h", n, text)
}

func f() {
	defer h(value(1))
	defer h(value(5))
	println("body")
	panic("A")
}

func main() {
	f()
	println("end")
}
