// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Texts of several lines in a chain, one recovered.

package main

func main() {
	defer func() { panic("second\nlast") }()
	defer func() {
		recover()
		panic("first\nnext")
	}()
	panic("zeroth\nthen")
}
