// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second recover in the same deferred function gives nothing.

package main

func main() {
	defer func() {
		println(recover().(string))
		println(recover() == nil)
	}()
	panic("A")
}
