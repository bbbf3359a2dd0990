// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same where only the innermost recovers: the outermost panic ends the
// process.

package main

func main() {
	defer func() {
		defer func() {
			defer func() { println("3", recover().(string)) }()
			println("2")
			panic("third")
		}()
		println("1", recover().(string))
		panic("second")
	}()
	panic("first")
}
