// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was written to standard output before the panic, and flushed, is there.

package main

import "fmt"

func main() {
	fmt.Println("before")
	defer fmt.Println("deferred")
	panic("A")
}
