// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recovered call in the middle of an expression: the operands around it are
// as they were.

package main

func f(n int) int {
	defer func() { recover() }()
	if n > 2 {
		panic(n)
	}
	return n
}

func main() {
	sum := 0
	for i := 0; i < 5; i++ {
		sum = sum*10 + f(i) + f(i+1)*2
	}
	println(sum, f(1)+f(5)+f(2))
}
