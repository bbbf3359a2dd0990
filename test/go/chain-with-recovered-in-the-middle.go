// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain of four panics: the second recovered, the others not.

package main

func a() {
	defer func() { panic("four") }()
	b()
}

func b() {
	defer func() {
		recover()
		panic("three")
	}()
	c()
}

func c() {
	defer func() { panic("two") }()
	panic("one")
}

func main() { a() }
