// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover as the deferred call itself.

package main

func f() {
	defer recover()
	panic("A")
}

func main() {
	f()
	println("after")
}
