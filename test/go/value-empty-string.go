// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The empty string.

package main

func main() {
	defer println("d")
	panic("")
}
