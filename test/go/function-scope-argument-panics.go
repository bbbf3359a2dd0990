// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments of the third deferred call of a loop panic: those of the first and
// second turn run.

package main

func value(n int) int {
	if n == 2 {
		panic("argument")
	}
	return n * n
}

func show(n, square int) { println(n, square) }

func f() {
	defer func() { println("recovered", recover().(string)) }()
	for i := 0; i < 4; i++ {
		defer show(i, value(i))
	}
}

func main() { f() }
