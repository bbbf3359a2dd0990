// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers gets a struct, as a literal and as a
// variable.

package main

type point struct{ x, y, z int }

func h(p point) { println(p.x, p.y, p.z, recover().(string)) }

func literal() {
	defer h(point{10, 20, 30})
	panic("A")
}

func variable() {
	p := point{1, 2, 3}
	defer h(p)
	panic("B")
}

func main() {
	literal()
	variable()
}
