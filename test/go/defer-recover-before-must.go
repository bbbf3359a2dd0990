// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same, reached before a deferred function that recovers the inner panic.

package main

func must(x int) {
	v := recover()
	println("must", x, v != nil && v.(int) == x)
}

func left() {
	v := recover()
	if v != nil {
		println("left", v.(int))
	} else {
		println("left nothing")
	}
}

func f() {
	defer left()
	defer func() {
		defer recover()
		defer must(3)
		panic(3)
	}()
	panic(2)
}

func main() {
	f()
	println("after")
}
