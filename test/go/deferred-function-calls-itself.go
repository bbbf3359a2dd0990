// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function that recovers calls itself: only the call by defer
// recovers.

package main

func h(n int) {
	if n > 0 {
		h(n - 1)
	}
	println(n, recover() != nil)
}

func main() {
	defer h(3)
	panic("A")
}
