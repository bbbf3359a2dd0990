// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each frame of a recursion has its own named result, which its deferred functions
// change.

package main

func factorial(n int) (r int) {
	r = 1
	defer func() {
		if n > 1 {
			r *= n
		}
		print(n, "! ", r, "\n")
	}()
	if n <= 1 {
		return 1
	}
	return factorial(n - 1)
}

func deep(n int) (r int) {
	defer func() {
		if x := recover(); x != nil {
			r = 1000 + x.(int)
		} else {
			r++
		}
	}()
	if n == 0 {
		panic(7)
	}
	r = deep(n - 1)
	return r * 2
}

func main() {
	println(factorial(5))
	println(deep(3))
}
