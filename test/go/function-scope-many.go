// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 10000 deferred calls of one function.

package main

var sum, last int

func count(n int) {
	sum += n
	last = n
}

func f(n int) int {
	for i := 0; i < n; i++ {
		defer count(i)
	}
	return sum
}

func main() {
	result := f(10000)
	println(result, sum, last)
}
