// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover in a function that the deferred function calls gives nothing.

package main

func h() bool { return recover() == nil }

func main() {
	defer func() { println("h", h()) }()
	panic("A")
}
