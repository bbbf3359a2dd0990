// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 5000 times a chain of three panics, of which the last is recovered: nothing
// is left of the others.

package main

func once(sum *int) {
	defer func() { *sum += recover().(int) }()
	defer func() { panic(3) }()
	defer func() { panic(2) }()
	panic(1)
}

func main() {
	sum := 0
	for i := 0; i < 5000; i++ {
		once(&sum)
	}
	println(sum)
	panic("the end")
}
