// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The operand of panic panics: there is one panic only.

package main

func fail() string { panic("inner") }

func main() {
	defer println("d")
	panic(fail())
}
