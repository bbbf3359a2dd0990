// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Frames that look at the panic and pass it on unrecovered, then one that stops
// it, then a new panic from there.

package main

func a() {
	defer func() { println("a", recover() == nil) }()
	b()
	println("a goes on")
}

func b() {
	defer func() {
		println("b", recover().(string))
		defer func() { println("b inner", recover().(string)) }()
		c()
	}()
	c()
}

func c() {
	defer println("c")
	panic("C")
}

func main() { a() }
