// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same in the other order: in Go it does nothing, as it is called by the
// panic.

package main

func must(x int) {
	v := recover()
	println("must", x, v != nil && v.(int) == x)
}

func f() {
	defer must(2)
	defer func() {
		defer must(3)
		defer recover()
		panic(3)
	}()
	panic(2)
}

func main() {
	f()
	println("after")
}
