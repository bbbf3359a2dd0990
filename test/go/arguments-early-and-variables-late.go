// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In one function: a call, whose argument is what the variable was, and a closure,
// in C a block, which reads what it is.

package main

func show(what string, i int) { println(what, i) }

func f(fail bool) {
	i := 1
	defer show("call", i)
	defer func() {
		show("block", i)
		i = 50
	}()
	i = 2
	defer show("call", i)
	defer func() {
		show("block", i)
		i = 40
	}()
	i = 3
	if fail {
		panic("A")
	}
}

func main() {
	defer func() { println(recover().(string)) }()
	f(false)
	f(true)
}
