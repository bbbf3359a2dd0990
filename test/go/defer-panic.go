// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred call is that of panic itself.

package main

func main() {
	defer panic("B")
	panic("A")
}
