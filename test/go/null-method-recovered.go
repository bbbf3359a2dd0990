// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A method of nothing: the null pointer in the table of functions panics, and
// that is recovered.

package main

type closer interface{ Close() }

func main() {
	defer func() { println("recovered", recover() != nil) }()

	var x closer
	x.Close()
	println("not reached")
}
