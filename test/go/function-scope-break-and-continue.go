// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// break and continue run nothing that is deferred to the end of the function.

package main

func show(what string, n int) { println(what, n) }

func main() {
	for i := 0; i < 6; i++ {
		if i == 1 {
			continue
		}
		defer show("deferred", i)
		if i == 4 {
			break
		}
		if i%2 != 0 {
			continue
		}
		defer show("even", i)
	}
	show("behind the loop", 0)
}
