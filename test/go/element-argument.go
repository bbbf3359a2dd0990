// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An element of an array as the argument: index and array are read when the defer
// statement executes; through a pointer to the element it is read later.

package main

func show(n int) { println("value", n) }

func showAt(p *int) { println("at", *p) }

func main() {
	a, i := [3]int{10, 20, 30}, 1
	defer show(a[i])
	defer showAt(&a[i])
	i = 2
	a[1] = 21
	defer show(a[i])
	defer showAt(&a[i])
	a[2] = 31
	i = 0
}
