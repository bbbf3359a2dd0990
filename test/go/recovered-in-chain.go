// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic after the recovery of another one: the first is printed as recovered.

package main

func main() {
	defer func() {
		r := recover()
		println("rec", r.(string))
		panic("B")
	}()
	panic("A")
}
