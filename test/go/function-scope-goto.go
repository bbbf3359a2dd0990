// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred call in a loop that goto makes.

package main

func show(what string, n int) { println(what, n) }

func f(turns int) int {
	n := 0
again:
	defer show("deferred", n)
	n++
	if n < turns {
		goto again
	}
	if n == 3 {
		goto end
	}
	defer show("not three", n)
end:
	defer show("end", n)
	return n
}

func main() {
	println(f(3))
	println(f(2))
}
