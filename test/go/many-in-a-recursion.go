// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 20000 defers under way at the same time, in a recursion, then the same while
// panicking.

package main

var n int

func f(depth int, fail bool) {
	defer func() { n++ }()
	if depth > 0 {
		f(depth-1, fail)
	} else if fail {
		panic("deep")
	}
}

func main() {
	f(20000, false)
	println(n)
	defer func() { println(n, recover().(string)) }()
	f(20000, true)
}
