// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the process runs no defers.

package main

import "os"

func main() {
	defer println("no")
	println("body")
	os.Exit(3)
}
