// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic4: a deferred function recovers one panic and starts
// another.

package main

func main() {
	defer func() {
		recover()
		panic("second panic")
	}()
	panic("first panic")
}
