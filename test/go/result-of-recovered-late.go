// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions with results that panic in a deferred function before or after
// return, on conditions, several times.

package main

func f(n int) int {
	defer func() {
		if r := recover(); r != nil {
			println("f", r.(string))
		}
	}()
	if n == 1 {
		return 10
	}
	defer func() {
		if n == 2 || n == 3 {
			panic("late")
		}
	}()
	if n == 3 {
		return 30
	}
	if n == 4 {
		panic("early")
	}
	return 50 + n
}

func main() {
	for n := 1; n < 6; n++ {
		println(n, f(n))
	}
}
