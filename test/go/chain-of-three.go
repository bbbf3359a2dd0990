// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of three panics.

package main

func main() {
	defer func() { panic("C") }()
	defer func() { panic("B") }()
	panic("A")
}
