// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A defer that was not reached does not run, neither after a return before it
// nor after a panic.

package main

func f(early bool) {
	defer println("first")
	if early {
		return
	}
	println("late")
	defer println("second")
	if !early {
		panic("A")
	}
	defer println("third")
}

func main() {
	f(true)
	defer func() { println("recovered", recover().(string)) }()
	f(false)
}
