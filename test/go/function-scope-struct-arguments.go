// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each turn of a loop defers a call with its own copy of a struct.

package main

type point struct {
	x, y, z int
	w       float64
}

func show(p point, q *point) { println(p.x, p.y, p.z, p.w == 0.5, q.x) }

func main() {
	p := point{1, 2, 3, 0.5}
	for i := 0; i < 3; i++ {
		defer show(p, &p)
		p.x += 10
		p.z *= 2
		p.w++
	}
	p.x = -1
}
