// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred calls of a loop get a pointer to one variable: all see its last
// value. The closures of Go 1.19 see the variable of their loop like that.

package main

func show(p *int, n int) { println(*p, n) }

func main() {
	var i int
	for i = 0; i < 3; i++ {
		defer show(&i, i)
	}
	i = 7
}
