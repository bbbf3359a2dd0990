// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Of the deferred calls of a loop every second one panics: the others run, each
// once.

package main

func show(n int) {
	println("run", n)
	if n%2 != 0 {
		panic(n)
	}
}

func main() {
	for i := 0; i < 6; i++ {
		defer show(i)
	}
	panic("body")
}
