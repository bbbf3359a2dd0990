// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same in a function that defer calls, and in a loop.

package main

func h() {
	for i := 0; i < 4; i++ {
		println(i, recover() != nil)
	}
}

func main() {
	defer println("main")
	defer h()
	panic("A")
}
