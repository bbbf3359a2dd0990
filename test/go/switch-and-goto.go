// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Panics from a switch and after a backward goto.

package main

func f(n int) {
	tries := 0
	defer func() { println("tries", tries, recover().(string)) }()
again:
	tries++
	switch n {
	case 0:
		panic("zero")
	case 1:
		n = 0
		goto again
	case 2:
		n--
		goto again
	}
	panic("other")
}

func main() {
	f(0)
	f(1)
	f(2)
	f(3)
}
