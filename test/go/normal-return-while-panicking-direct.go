// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where the deferred function is called by its name, and defers by a
// name, too.

package main

func h() { println("h", recover() != nil) }

func c() {
	defer h()
	println("in c")
}

func d() {
	c()
	h()
}

func main() {
	defer h()
	defer d()
	defer c()
	panic("A")
}
