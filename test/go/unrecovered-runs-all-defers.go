// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All defers of the thread have run before the text is printed.

package main

func c() {
	defer println("c")
	panic("A")
}

func b() {
	defer println("b")
	c()
}

func main() {
	defer println("main")
	b()
}
