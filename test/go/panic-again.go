// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic with the value that was recovered.

package main

func main() {
	defer func() { panic(recover()) }()
	panic("A")
}
