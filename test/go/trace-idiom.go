// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The idiom that traces functions: the argument of the deferred call is a call that
// runs on entry.

package main

var depth int

func enter(name string) string {
	println(depth, "enter", name)
	depth++
	return name
}

func leave(name string) {
	depth--
	println(depth, "leave", name)
}

func c(fail bool) {
	defer leave(enter("c"))
	if fail {
		panic("in c")
	}
	println("in c")
}

func b(fail bool) {
	defer leave(enter("b"))
	c(fail)
	println("in b")
}

func a(fail bool) {
	defer func() {
		if r := recover(); r != nil {
			println(r.(string))
		} else {
			println("no panic")
		}
	}()
	defer leave(enter("a"))
	b(fail)
	b(fail)
}

func main() {
	a(false)
	a(true)
}
