// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same after a look at the value.

package main

func main() {
	defer func() {
		if r := recover(); r != nil {
			println("saw")
			panic(r)
		}
	}()
	panic("A")
}
