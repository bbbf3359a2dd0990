// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that recovers before any return returns zero.

package main

func number() int {
	defer func() { recover() }()
	panic(1)
}

func real() float64 {
	defer func() { recover() }()
	panic(1)
}

func pointer() *int {
	defer func() { recover() }()
	panic(1)
}

func truth() bool {
	defer func() { recover() }()
	panic(1)
}

func main() {
	println(number(), real() == 0, pointer() == nil, truth())
}
