// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recovering function is deferred in each turn of a loop: the one of the last
// turn recovers, the others find nothing.

package main

func h(n int) {
	text := "nothing"
	if r := recover(); r != nil {
		text = r.(string)
	}
	println(n, text)
}

func f(fail bool) int {
	for i := 0; i < 3; i++ {
		defer h(i)
	}
	if fail {
		panic("A")
	}
	return 1
}

func main() {
	println(f(false))
	println(f(true))
}
