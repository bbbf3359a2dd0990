// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A struct that a recovered function would have returned is all zero, small and
// large.

package main

type small struct{ a, b int }

type large struct {
	a [40]int
	b float64
	c *int
}

func makeSmall(n int) small {
	defer func() { recover() }()
	if n > 0 {
		panic("A")
	}
	return small{1, 2}
}

func makeLarge(n int) large {
	defer func() { recover() }()
	var l large
	l.a[39] = 7
	l.b = 1
	if n > 0 {
		panic("A")
	}
	return l
}

func main() {
	s := small{8, 9}
	s = makeSmall(1)
	println(s.a, s.b)
	s = makeSmall(0)
	println(s.a, s.b)
	l := makeLarge(0)
	println(l.a[39], l.b == 1)
	l = makeLarge(1)
	println(l.a[0], l.a[39], l.b == 0, l.c == nil)
}
