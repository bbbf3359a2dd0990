// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's RecursivePanic: a panic that wraps another one is recovered, then one
// comes that ends the process.

package main

import "fmt"

func f() {
	defer func() {
		if err := recover(); err != nil {
			panic("wrap: " + err.(string))
		}
	}()
	panic("bad")
}

func g() {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	g()
	panic("again")
}
