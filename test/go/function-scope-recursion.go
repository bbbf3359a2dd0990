// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops that defer, in a recursion; then the same while panicking.

package main

func show(depth, n int) { println(depth, n) }

func f(depth int, fail bool) {
	for i := 0; i < depth; i++ {
		defer show(depth, i)
	}
	if depth < 3 {
		f(depth+1, fail)
	} else if fail {
		panic("deep")
	}
	println("left", depth)
}

func main() {
	defer func() { println(recover().(string)) }()
	f(1, false)
	f(1, true)
}
