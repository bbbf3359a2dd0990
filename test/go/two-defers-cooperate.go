// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two deferred functions work on a result, one of them after the recovery.

package main

func f(r *int) {
	defer func() { *r++ }()
	defer func() {
		recover()
		*r = 10
	}()
	panic(0)
}

func main() {
	r := 0
	f(&r)
	println(r)
}
