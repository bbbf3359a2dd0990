// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One deferred function for the usual exit and for a panic, in a loop that
// alternates.

package main

func f(n int) int {
	defer func() {
		if r := recover(); r != nil {
			println("panic", r.(int))
		} else {
			println("usual", n)
		}
	}()
	if n%2 == 1 {
		panic(n * 10)
	}
	return n
}

func main() {
	for i := 0; i < 6; i++ {
		println(f(i))
	}
}
