// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Many variables that change in a loop with calls, all read after the panic.

package main

func step(n int) int {
	if n == 9 {
		panic("nine")
	}
	return n + 1
}

func f() {
	a, b, c, d, e, g, h := 0, 1, 2, 3, 4, 5, 6
	x, y := 0.5, 1.5
	defer func() { println(a, b, c, d, e, g, h, x == 5, y == 769.5, recover().(string)) }()
	for {
		a = step(a)
		b += a
		c ^= b
		d += c & 3
		e -= d
		g += e * 2
		h = g + a
		x += 0.5
		y = y*2 - 0.0
		if y > 1000 {
			y = 1.5
		} else if a == 9 {
			y += 1.5
		}
	}
}

func main() { f() }
