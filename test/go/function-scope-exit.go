// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// os.Exit, in C exit, runs nothing that loops have deferred; nor does it when a
// deferred call of a loop calls it while panicking.

package main

import "os"

func stop(n int) {
	println("stop", n)
	if n == 1 {
		os.Exit(4)
	}
}

func main() {
	for i := 0; i < 3; i++ {
		defer stop(i)
	}
	panic("A")
}
