// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the process in a deferred function: its status wins, nothing is
// printed of the panic.

package main

import "os"

func main() {
	defer println("no")
	defer os.Exit(4)
	defer println("yes")
	panic("A")
}
