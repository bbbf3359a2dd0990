// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred function repairs the named result: those that run behind it see no
// error any more, and those that ran before did.

package main

func f(n int) (r int) {
	defer func() {
		if r < 0 {
			println("outer")
		}
	}()
	defer func() {
		if v := recover(); v != nil {
			r = v.(int)
		}
		if r == -2 {
			r = 0
		}
	}()
	done := false
	defer func() {
		if !done || r < 0 {
			println("inner")
		}
	}()
	if n < -9 {
		panic(n + 10)
	}
	done = true
	return n
}

func main() {
	for _, n := range []int{1, -1, -2, -11, -12} {
		println(f(n))
	}
}
