// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 48898: panics that are recovered one inside another lose no defer.

package main

func three() { panic(3) }

func inner() {
	defer func() { recover() }()
	defer three()
	panic(2)
}

func a() {
	defer func() { inner() }()
	defer func() { recover() }()
	panic(1)
}

func b() {
	defer func() { println("b") }()
	println("in b")
}

func c() {
	defer func() { println("c") }()
	panic(4)
}

func d() {
	defer println(123)
	c()
}

func main() {
	defer func() { println(recover().(int)) }()
	a()
	b()
	d()
}
