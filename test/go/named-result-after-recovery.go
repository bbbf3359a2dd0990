// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that recovers returns what its named result is then.

package main

func set() (r int) {
	defer func() { recover() }()
	r = 5
	panic(1)
}

func unset() (r int) {
	defer func() { recover() }()
	panic(1)
}

func text(early bool) (r string) {
	defer func() { recover() }()
	if early {
		panic(1)
	}
	r = "late"
	panic(2)
}

func main() { println(set(), unset(), "\""+text(true)+"\"", "\""+text(false)+"\"") }
