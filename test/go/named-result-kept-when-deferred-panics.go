// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of return is in the named result when a deferred function panics; an
// earlier one recovers.

package main

func f(n int) (r int) {
	r = 1
	defer func() {
		text := "nothing"
		if v := recover(); v != nil {
			text = v.(string)
		}
		println(text, r)
		r += 1000
	}()
	defer func() {
		if n > 1 {
			panic("deferred")
		}
		r += 100
	}()
	defer func() { r += 10 }()
	if n == 0 {
		panic("body")
	}
	return n + 1
}

func main() {
	for n := 0; n < 3; n++ {
		println(f(n))
	}
}
