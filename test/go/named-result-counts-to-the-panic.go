// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a loop has counted before the panic is the result.

package main

var a [4]int

func store(i int) {
	if i >= 4 {
		panic("index")
	}
	a[i] = 1
}

func f() (n int) {
	defer func() { recover() }()
	for i := 0; ; i++ {
		store(i)
		n++
	}
}

func main() { println(f()) }
