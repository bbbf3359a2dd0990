// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls of nested loops, and returns from inside of them.

package main

func show(i, j int) { println(i, j) }

func f(way int) int {
	for i := 0; i < 3; i++ {
		for j := 0; j < 2; j++ {
			defer show(i, j)
			if 10*i+j == way {
				return 100 + way
			}
		}
		defer show(i, -1)
	}
	return 0
}

func main() {
	println(f(11))
	println(f(20))
	println(f(99))
}
