// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two functions that call each other, every third of which recovers and goes
// on.

package main

func even(n int) {
	defer println("even", n)
	if n == 0 {
		panic("bottom")
	}
	odd(n - 1)
}

func odd(n int) {
	defer func() {
		if n%3 == 0 {
			if r := recover(); r != nil {
				println("odd", n, "recovered", r.(string))
				panic("again")
			}
		}
		println("odd", n)
	}()
	even(n - 1)
}

func main() {
	defer func() { println("main", recover().(string)) }()
	even(12)
}
