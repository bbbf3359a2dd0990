// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A division by zero is a panic whose value has a text.

package main

var zero int

func divide(a, b int) int { return a / b }

func f() {
	defer func() { println(recover().(error).Error()) }()
	println(divide(1, zero))
}

func main() {
	f()
	println("after")
	divide(2, zero)
}
