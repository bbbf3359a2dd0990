// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a deferred function defers runs at its end.

package main

func main() {
	defer println("1")
	defer func() {
		defer println("2")
		println("3")
	}()
	println("4")
}
