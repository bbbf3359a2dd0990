// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function recovers each of the panics of a loop.

package main

func once(i int, n *int) {
	defer func() {
		println("got", recover().(int))
		*n++
	}()
	panic(i)
}

func main() {
	n := 0
	for i := 0; i < 3; i++ {
		once(i, &n)
	}
	println(n)
}
