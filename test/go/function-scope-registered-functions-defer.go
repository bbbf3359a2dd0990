// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred calls of a loop are of functions that defer in loops, panic and
// recover themselves.

package main

func show(n int) { println("show", n) }

func worker(n int) {
	defer func() {
		text := "nothing"
		if r := recover(); r != nil {
			text = r.(string)
		}
		println("worker", n, text)
	}()
	for i := 0; i < n; i++ {
		defer show(10*n + i)
	}
	if n == 2 {
		panic("two")
	}
}

func main() {
	defer func() { println("main", recover().(string)) }()
	for i := 1; i < 4; i++ {
		defer worker(i)
	}
	panic("A")
}
