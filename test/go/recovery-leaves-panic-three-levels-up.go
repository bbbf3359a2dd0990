// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same with one more level, and with a recovery on each of two of them.

package main

func main() {
	defer func() { println("main", recover().(string)) }()
	defer func() {
		defer func() {
			defer func() {
				defer func() { println("4", recover().(string)) }()
				println("3")
				panic("D")
			}()
			println("2")
		}()
		println("1")
	}()
	println("body")
	panic("A")
}
