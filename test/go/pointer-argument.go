// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a pointer argument points to is read when the call runs, while
// panicking, too.

package main

func show(p *int) { println("x", *p) }

func f() {
	x := 1
	defer show(&x)
	x = 2
	panic("A")
}

func main() {
	defer func() { println(recover().(string)) }()
	f()
}
