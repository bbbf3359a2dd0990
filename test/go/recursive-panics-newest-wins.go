// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Panics in a recursion through deferred functions: the newest one is
// recovered.

package main

func f(n int) {
	defer func() {
		if n > 0 {
			f(n - 1)
		}
	}()
	panic(n)
}

func main() {
	defer func() { println(recover().(int)) }()
	f(3)
}
