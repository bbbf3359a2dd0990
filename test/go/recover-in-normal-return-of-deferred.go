// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the deferred function itself defers runs by its normal return: recover
// gives nothing there.

package main

func main() {
	defer func() {
		defer func() { println("inner", recover() == nil) }()
		println("outer")
	}()
	panic("A")
}
