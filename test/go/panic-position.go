// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in each of many places of one function: the defers that were reached
// by then run, no others.

package main

func f(n int) {
	defer func() {
		if r := recover(); r != nil {
			println("recovered", r.(int))
		}
	}()
	if n == 0 {
		panic(0)
	}
	defer println("a")
	if n == 1 {
		panic(1)
	}
	defer println("b")
	if n == 2 {
		panic(2)
	}
	defer println("c")
	if n == 3 {
		panic(3)
	}
	println("through")
}

func main() {
	for i := 0; i < 5; i++ {
		f(i)
	}
}
