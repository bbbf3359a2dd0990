// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls in the cases of a switch, in a loop.

package main

func show(what string, n int) { println(what, n) }

func f(n int) {
	for i := 0; i < n; i++ {
		switch i % 3 {
		case 0:
			defer show("zero", i)
		case 1:
			defer show("one", i)
			if i > 3 {
				break
			}
			defer show("default", i)
		default:
			defer show("default", i)
		}
	}
}

func main() { f(6) }
