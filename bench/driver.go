// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What driver.c is, for a kernel in Go.

package main

import (
	"fmt"
	"os"
)

const calls, sizes, modes = 10000, 8, 16

func main() {
	var results uint64
	for i := 0; i < calls; i++ {
		results = results*31 + uint64(kernel(i%sizes, i/sizes%modes))
		if held != 0 {
			fmt.Println("call", i, "has not released all that it acquired")
			os.Exit(1)
		}
	}
	fmt.Printf("results %x trace %x of %d calls\n", results, checksum, length)
}
