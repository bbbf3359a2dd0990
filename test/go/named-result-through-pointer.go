// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A deferred call gets the address of the named result.

package main

func set(p *int) { *p = 9 }

func add(p *int, n int) { *p += n }

func f() (r int) {
	defer set(&r)
	return 1
}

func g() (r int) {
	r = 3
	defer add(&r, r)
	defer add(&r, 100)
	return 1
}

func main() { println(f(), g()) }
