// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same on the usual way out, where a caller recovers it.

package main

func f() {
	defer panic("B")
	println("body")
}

func g() {
	defer func() { println(recover().(string)) }()
	f()
}

func main() {
	g()
	f()
}
