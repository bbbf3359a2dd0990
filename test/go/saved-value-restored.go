// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that puts an old value back: it is read when the defer statement
// executes.

package main

var level = 1

func setLevel(n int) { level = n }

func fail(n int) {
	if n == 4 {
		panic("deep")
	}
}

func f(n int) {
	defer setLevel(level)
	level = n
	println("level", level)
	if n < 4 {
		f(n * 2)
	}
	fail(n)
	println("not reached")
}

func main() {
	defer func() { println("level", level, recover().(string)) }()
	defer setLevel(level)
	level = 9
	f(2)
}
