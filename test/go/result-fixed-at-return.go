// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Without a named result, deferred functions do not change what return has
// evaluated.

package main

func f() int {
	r := 6
	defer func() {
		r *= 7
		println("r", r)
	}()
	return r
}

func main() { println(f()) }
