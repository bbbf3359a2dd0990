// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Floating values: zero, of both signs, large, small, not finite, and those
// that need rounding.

package main

import "math"

func show(v float64) {
	defer func() { panic(recover()) }()
	panic(v)
}

func try(v float64) {
	defer func() { println(recover().(float64)) }()
	panic(v)
}

func main() {
	zero := 0.0
	try(zero)
	try(math.Copysign(0, -1))
	try(1)
	try(-1)
	try(0.1)
	try(1e100)
	try(1.7976931348623157e308)
	try(2.2250738585072014e-308)
	try(5e-324)
	try(math.Inf(1))
	try(math.Inf(-1))
	try(math.NaN())
	try(9.9999996)
	try(123456.75)
	try(0.5000005)
	try(1234567.5)
	try(3.14159265358979)
	show(-2.5e-7)
}
