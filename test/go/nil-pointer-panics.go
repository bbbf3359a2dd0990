// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A write through a null pointer: the defers run, then the text and the signal
// are printed.

package main

func main() {
	var p *int
	defer println("deferred")
	*p = 1
}
