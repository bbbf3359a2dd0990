// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The panic of the call of a null function can be recovered.

package main

func main() {
	defer func() { println("recovered", recover() != nil) }()

	var f func()
	defer f()
	println("body")
}
