// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where the outer one ends the process: the inner one is not printed.

package main

func main() {
	defer func() {
		defer func() { println("inner", recover().(string)) }()
		panic("B")
	}()
	panic("A")
}
