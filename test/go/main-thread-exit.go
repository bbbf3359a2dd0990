// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the main thread: in Go a deadlock once no goroutine is left, in C
// the end of the process with status 0.

package main

import "runtime"

func main() {
	defer println("d")
	runtime.Goexit()
}
