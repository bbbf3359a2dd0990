// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// break and continue: in C they run what is deferred in the block they leave,
// in Go the end of the function does.

package main

func main() {
	for i := 0; i < 2; i++ {
		defer println("d", i)
		if i == 1 {
			break
		}
		continue
	}
	println("after-loop")
}
