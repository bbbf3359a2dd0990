// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value nil, in C a null pointer.

package main

func main() {
	defer println("d")
	panic(nil)
}
