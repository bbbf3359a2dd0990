// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function that runs because of a panic defers in a loop of its own, and
// panics in the middle of it.

package main

import "fmt"

func show(what string, n int) { println(what, n) }

func clean(n int) {
	for i := 0; i < 4; i++ {
		defer show("clean", 10*n+i)
		if i == n {
			panic(fmt.Sprintf("in clean %d", n))
		}
	}
}

func f() {
	for n := 5; n > 2; n-- {
		defer clean(n)
	}
	panic("A")
}

func main() { f() }
