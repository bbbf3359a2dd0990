// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The first of ten deferred functions recovers, the nine others were run before
// by the panic.

package main

func f() {
	defer func() { println("0", recover().(string)) }()
	defer println("1")
	defer println("2")
	defer println("3")
	defer println("4")
	defer println("5")
	defer println("6")
	defer println("7")
	defer println("8")
	defer println("9")
	panic("A")
}

func main() {
	f()
	println("after")
}
