// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers has variable arguments.

package main

func h(n int, values ...int) {
	sum := 0
	for _, v := range values {
		sum += v
	}
	println(n, sum, recover().(string))
}

func main() {
	defer h(3, 10, 20, 30)
	panic("A")
}
