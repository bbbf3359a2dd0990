// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover gives nothing where there is no panic, in a deferred function and
// outside of one.

package main

func main() {
	defer func() { println(recover() == nil) }()
	println(recover() == nil)
}
