// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a truth value.

package main

func main() {
	defer func() {
		recover()
		panic(false)
	}()
	panic(true)
}
