// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function variable is null when the defer statement executes and no longer when
// the call would run: that panics, and what was deferred before it runs.

package main

func a() { println("a") }

func main() {
	var f func()
	defer println("first")
	defer func() { println("recovered", recover() != nil) }()
	defer f()
	f = a
	defer f()
	println("body")
}
