// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the middle of a loop runs what its turns have deferred, in every
// frame, and ends the process.

package main

import "fmt"

func show(what string, n int) { println(what, n) }

func inner(n int) {
	for i := 0; i < 5; i++ {
		defer show("inner", i)
		if i == n {
			panic(fmt.Sprintf("in turn %d", i))
		}
	}
}

func main() {
	for i := 4; i > 0; i-- {
		defer show("main", i)
		if i < 3 {
			inner(i)
		}
	}
}
