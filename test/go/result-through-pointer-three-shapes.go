// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recovering function sets a result: in a function without an end, by way of
// an escaped address, on a condition.

package main

var sink *int

func f1(x *int) {
	for {
		defer func() {
			recover()
			*x = 1
		}()
		panic("A")
	}
}

func f2(x *int) {
	sink = x
	defer func() {
		recover()
		*x = 1
	}()
	panic("A")
}

func f3(x *int, b bool) {
	sink = x
	defer func() {
		recover()
		*x = 1
	}()
	if b {
		panic("A")
	}
}

func main() {
	a, b, c, d := 0, 0, 0, 0
	f1(&a)
	f2(&b)
	f3(&c, true)
	f3(&d, false)
	println(a, b, c, d)
}
