// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// On the usual way out a deferred function panics and recovers inside itself:
// the result and the other defers stay.

package main

func f() int {
	defer println("first")
	defer func() {
		defer func() { println("inner", recover().(string)) }()
		panic("B")
	}()
	return 5
}

func main() { println(f()) }
