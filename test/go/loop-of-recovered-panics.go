// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 20000 panics, each recovered: nothing is used up.

package main

func once(n int, sum *int) {
	defer func() { *sum += recover().(int) }()
	panic(n)
}

func main() {
	sum := 0
	for i := 0; i < 20000; i++ {
		once(i%7, &sum)
	}
	println(sum)
	panic("the end")
}
