// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The variable of a loop: Go's closures run after the loop, C's deferred
// statements in each turn.

package main

func main() {
	defer println()
	for i := 0; i < 3; i++ {
		defer func() { print("deferred ", i, ", ") }()
		print("body ", i, ", ")
	}
}
