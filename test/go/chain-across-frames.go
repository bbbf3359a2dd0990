// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A chain whose panics come from the deferred functions of two frames.

package main

func pt1() {
	defer func() { panic("panic pt1") }()
	pt2()
}

func pt2() {
	defer func() { panic("panic pt2") }()
	panic("hello")
}

func main() { pt1() }
