// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in the evaluation of the arguments of a deferred call, which an earlier
// deferred function recovers.

package main

func value(n int) int {
	if n == 2 {
		panic(n)
	}
	return n * 10
}

func show(n int) { println(n) }

func f() {
	defer func() { println("recovered", recover().(int)) }()
	defer show(value(1))
	defer show(value(2))
	defer show(value(3))
	println("not reached")
}

func main() {
	f()
	println("end")
}
