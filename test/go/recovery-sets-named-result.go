// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The function that recovers turns the panic into its result.

package main

func half(n int, error *string) (r int) {
	defer func() {
		if x := recover(); x != nil {
			if x.(string) == "odd" {
				*error = "an odd number"
			} else {
				*error = "a negative number"
			}
			r = -1
		}
	}()
	if n < 0 {
		panic("negative")
	}
	if n%2 != 0 {
		panic("odd")
	}
	return n / 2
}

func main() {
	for _, n := range []int{4, 3, -2, 0} {
		error := "fine"
		r := half(n, &error)
		println(r, error)
	}
}
