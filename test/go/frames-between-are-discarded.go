// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The frames between the panic and the recovery are left, and each runs its
// defers once.

package main

func c() {
	defer println("c")
	panic("A")
}

func b() {
	defer println("b")
	c()
	println("no")
}

func a() {
	defer func() {
		recover()
		println("a")
	}()
	b()
	println("no")
}

func main() {
	a()
	println("main")
}
