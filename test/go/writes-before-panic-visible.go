// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was written before the panic is there afterwards: no variable goes back
// to an older value.

package main

func f() {
	n := 0
	sum := 0
	defer func() {
		recover()
		println(n, sum)
	}()

	var a [4]int
	for i := 0; ; i++ {
		if i == len(a) {
			panic("index")
		}
		a[i] = i
		n++
		sum += a[i]
	}
}

func main() { f() }
