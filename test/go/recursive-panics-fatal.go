// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where nothing recovers: all are printed.

package main

func f(n int) {
	defer func() {
		println("defer", n)
		if n > 0 {
			f(n - 1)
		}
	}()
	panic(n)
}

func main() { f(5) }
