// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestOpenAndNonOpenDefers: functions of several shapes recover one after
// the other, and the outer ones after them.

package main

func inner(n int) {
	defer func() { println("inner", n, recover().(string)) }()
	if n > 2 {
		panic("inner")
	}
	println("not here")
}

func outer(first bool) {
	defer func() { println("outer", recover().(string)) }()
	if first {
		inner(47)
	}
	panic("outer")
}

func main() {
	inner(47)
	outer(true)
	outer(false)
	for i := 3; i < 6; i++ {
		inner(i)
	}
}
