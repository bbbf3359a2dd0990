// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls of a loop count in the named result.

package main

func increment(p *int) { *p++ }

func f(n int) (c int) {
	for i := 0; i < n; i++ {
		defer increment(&c)
	}
	return 5
}

func main() { println(f(0), f(5000)) }
