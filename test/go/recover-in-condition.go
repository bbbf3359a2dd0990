// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in conditions, loops and conditional expressions of the deferred
// function.

package main

func f(n int) {
	defer func() {
		for r := recover(); r != nil; r = recover() {
			println("loop", n, r.(int))
		}
		if recover() == nil {
			println("none")
		}
	}()
	if n > 0 {
		panic(n)
	}
}

func main() {
	f(0)
	f(1)
	f(2)
}
