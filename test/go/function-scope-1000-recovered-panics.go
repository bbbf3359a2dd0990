// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A loop defers 1000 calls, each of which panics and recovers by itself, and a
// panic of the function waits for them.

package main

var sum int

func try(n int) {
	defer func() { sum += recover().(int) }()
	panic(n)
}

func main() {
	defer func() { println(sum, recover().(string)) }()
	for i := 0; i < 1000; i++ {
		defer try(i)
	}
	panic("body")
}
