// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A variable of an inner block has the name of the result: return stores its value
// in the result.

package main

func f(n int) (r int) {
	r = 1
	defer func() {
		println("r", r)
		r *= 10
	}()
	{
		r := n
		defer func() { println("inner r", r) }()
		r++
		if r > 3 {
			return r + 1
		}
	}
	return r
}

func main() { println(f(5)) }
