// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic of a deferred function, after return has evaluated its operand, and
// recovered in the function.

package main

func f() int {
	defer func() { println("recovered", recover().(string)) }()
	defer func() { panic("late") }()
	return 5
}

func main() { println(f()) }
