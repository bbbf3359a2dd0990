// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's TestConditionalDefers: the order of defers of nested conditions while
// panicking.

package main

func f(n int) {
	defer println(1)
	if n > 5 {
		defer println(2)
		if n > 8 {
			defer println(3)
			panic("A")
		} else {
			defer println(4)
			panic("B")
		}
	}
}

func try(n int) {
	defer func() {
		if r := recover(); r != nil {
			println(r.(string))
		} else {
			println("none")
		}
	}()
	f(n)
}

func main() {
	try(1)
	try(6)
	try(9)
}
