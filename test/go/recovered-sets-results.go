// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The recovering function tells its caller what happened, here through
// pointers.

package main

func f(r *int, e *string) {
	defer func() {
		if x := recover(); x != nil {
			*e = x.(string)
			*r = -1
		}
	}()
	*r = 3
	panic("bad")
}

func main() {
	r, e := 0, ""
	f(&r, &e)
	println(r, e)
}
