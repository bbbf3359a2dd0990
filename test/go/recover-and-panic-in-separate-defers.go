// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic2: the recovery and the second panic are in separate
// deferred functions.

package main

import "fmt"

func f() {
	defer func() { panic("second panic") }()
	defer func() { fmt.Println(recover()) }()
	panic("first panic")
}

func g() {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	g()
	panic("third panic")
}
