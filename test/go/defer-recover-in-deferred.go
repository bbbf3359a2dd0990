// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover deferred in a deferred function: in Go that one is its caller, so the
// outer panic is recovered.

package main

func f() {
	defer func() {
		defer recover()
		println("in deferred")
	}()
	panic(5)
}

func main() {
	f()
	println("after")
}
