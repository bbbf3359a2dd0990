// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value that was recovered stays while other panics come and go, to the end
// of the function.

package main

func noise(n int) {
	defer func() { recover() }()
	panic(n)
}

func main() {
	defer func() {
		v := recover().(string)
		for i := 0; i < 1000; i++ {
			noise(i)
		}
		println(v)
	}()
	panic("stays")
}
