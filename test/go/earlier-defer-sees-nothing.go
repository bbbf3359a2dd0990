// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A defer that was reached earlier runs after the recovery, and recover gives
// nothing there.

package main

func f() {
	defer func() { println("outer", recover() == nil) }()
	defer func() { println("inner", recover().(string)) }()
	panic("A")
}

func main() {
	f()
	println("after")
}
