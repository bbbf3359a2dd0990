// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that the function of the call form calls does not recover, inlined
// or not.

package main

func callRecover() {
	if recover() != nil {
		println("recovered")
	}
}

func f(int) {
	println("f")
	callRecover()
}

func main() {
	defer f(1)
	panic("XXX")
}
