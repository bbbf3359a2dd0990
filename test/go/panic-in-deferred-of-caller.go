// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each of five frames replaces the panic of the frame below by its own;
// recovered, and then not.

package main

func f(n int) {
	defer func() { panic(n) }()
	if n < 5 {
		f(n + 1)
	}
}

func try() {
	defer func() { println(recover().(int)) }()
	f(1)
}

func main() {
	try()
	f(3)
}
