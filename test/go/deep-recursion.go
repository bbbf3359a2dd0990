// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic through 5000 frames with a defer each, recovered on top.

package main

func deep(n int, sum *int) {
	defer func() { *sum += n }()
	if n == 0 {
		panic("bottom")
	}
	deep(n-1, sum)
}

func try(n int) {
	sum := 0
	defer func() { println(sum, recover().(string)) }()
	deep(n, &sum)
}

func main() {
	try(10)
	try(5000)
	try(100)
}
