// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestDeferForFuncWithNoExit: an endless function whose defers run by the
// panic of a callee.

package main

func work(n int) int {
	if n == 5 {
		panic("five")
	}
	return n + 1
}

func endless() {
	n := 0
	defer func() { println("n", n) }()
	for {
		n = work(n)
	}
}

func try() {
	defer func() { println(recover().(string)) }()
	endless()
}

func main() {
	try()
	println("after")
}
