// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic3: the first panic ends the process although the second
// was recovered.

package main

func main() {
	defer func() {
		defer func() { recover() }()
		panic("second panic")
	}()
	panic("first panic")
}
