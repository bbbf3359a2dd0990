// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The call of a null function while panicking replaces the panic.

package main

func f() {
	var g func()
	defer g()
	println("body")
	panic("1")
}

func main() {
	defer func() {
		println(recover().(error).Error())
		println("again", recover() == nil)
	}()
	f()
}
