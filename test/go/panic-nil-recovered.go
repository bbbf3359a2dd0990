// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover after a panic with a null pointer gives a value, as in Go from 1.21
// on; before, it gave nil.

package main

func main() {
	defer func() { println("recovered", recover() != nil) }()
	panic(nil)
}
