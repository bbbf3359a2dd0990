// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that recovers where it is deferred does not where the deferred
// function calls it.

package main

func h() {
	if r := recover(); r != nil {
		println("h", r.(string))
	} else {
		println("nothing")
	}
}

func direct() {
	defer h()
	panic("A")
}

func wrapped() {
	defer func() { h() }()
	panic("B")
}

func main() {
	direct()
	h()
	wrapped()
}
