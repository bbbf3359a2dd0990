// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of the deferred function that recovers are calls, which defer,
// panic and recover themselves.

package main

func value(n int) int {
	defer func() { println("value", recover().(string)) }()
	println("eval")
	panic("inner")
}

func h(a, b int) { println(a, b, recover().(string)) }

func f() {
	defer func() {
		h1 := value(1)
		println(h1, recover().(string))
	}()
	panic("A")
}

func main() {
	f()
	println("end")
}
