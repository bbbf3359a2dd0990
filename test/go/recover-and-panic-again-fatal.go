// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same with 6 frames and nothing that recovers at the top.

package main

func deep(n int) {
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	if n == 0 {
		panic("P")
	}
	deep(n - 1)
}

func main() {
	defer println("main")
	deep(6)
}
