// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A large struct is copied when the defer statement executes; a panic runs the call
// with the copy.

package main

type large struct {
	values [64]int
	name   string
}

func show(l large, n int) { println(l.name, l.values[0], l.values[63], n) }

func f() {
	var l large
	l.values[0], l.name = 1, "before"
	l.values[63] = 2
	defer show(l, 1)
	l.values[0], l.values[63] = 3, 3
	l.name = "after"
	defer show(l, 2)
	l.values[0] = 4
	panic("A")
}

func main() {
	defer func() { println(recover().(string)) }()
	f()
}
