// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The arguments are converted to the types of the parameters when the defer
// statement executes. Go says so, C does it by itself.

package main

func show(a int8, b uint16, c uint32, d float64) { println(a, b, c, d == 3) }

func main() {
	a, b, c, d := 257, 65538, -1, 3
	defer show(int8(a), uint16(b), uint32(c), float64(d))
	a, b, c, d = 0, 0, 0, 0
	defer show(int8(a), uint16(b), uint32(c), float64(d))
	println(a, b, c, d)
}
