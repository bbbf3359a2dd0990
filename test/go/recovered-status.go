// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is recovered in main: the status is 0.

package main

func main() {
	defer func() {
		recover()
		println("end")
	}()
	panic("A")
}
