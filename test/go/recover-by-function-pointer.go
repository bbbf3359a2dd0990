// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same, called through a pointer, and with arguments.

package main

func h(prefix string, n int) { println(prefix, n, recover().(string)) }

func run(f func(string, int)) {
	defer f("h", 3)
	panic("A")
}

func main() {
	run(h)
	println("after")
}
