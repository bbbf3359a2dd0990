// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred in turns: a call that panics and one that recovers.

package main

import "fmt"

func fail(n int) { panic(fmt.Sprintf("panic %d", n)) }

func h(n int) {
	text := "nothing"
	if r := recover(); r != nil {
		text = r.(string)
	}
	println(n, text)
}

func f() (r int) {
	r = 7
	for i := 0; i < 4; i++ {
		defer h(i)
		defer fail(i)
	}
	r = 8
	panic("body")
}

func main() { println(f()) }
