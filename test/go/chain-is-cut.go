// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of 100 panics, each of which replaces the one before: C prints the
// first and the last ones.

package main

func f(n int) {
	defer func() { panic(n) }()
	if n > 1 {
		f(n - 1)
	}
}

func main() { f(100) }
