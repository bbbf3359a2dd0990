// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is undone on an error is undone on a panic, too: in Go the function says at
// its end that it is done, in C errdefer runs unless it is.

package main

import "fmt"

func undo(what string) { println("undo", what) }

func step(n, way int) int {
	if n == way {
		panic(fmt.Sprintf("panic at %d", n))
	}
	if n == way-10 {
		return -n
	}
	return n
}

func all(way int) int {
	for n := 1; n < 3; n++ {
		if r := step(n, way); r < 0 {
			return r
		}
	}
	done := false
	defer func() {
		if !done {
			undo("first")
		}
	}()
	if r := step(3, way); r < 0 {
		return r
	}
	defer func() {
		if !done {
			undo("second")
		}
	}()
	if r := step(4, way); r < 0 {
		return r
	}
	done = true
	return 0
}

func try(way int) {
	defer func() {
		if v := recover(); v != nil {
			println("recovered", v.(string))
		}
	}()
	println(all(way))
}

func main() {
	for _, way := range []int{0, 1, 11, 3, 13, 4, 14} {
		try(way)
	}
}
