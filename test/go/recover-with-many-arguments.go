// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function that recovers has arguments in registers, on the stack,
// and of several types.

package main

type point struct{ x, y, z int }

func h(a int, b float64, c point, d, e, f, g, i, j int, s string) {
	println(a, b == 2.5, c.x+c.y+c.z, d, e, f, g, i, j, s, recover().(string))
}

func run() {
	defer h(1, 2.5, point{10, 20, 30}, 4, 5, 6, 7, 8, 9, "s")
	panic("A")
}

func main() {
	run()
	println("end")
}
