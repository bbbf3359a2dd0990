// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A text that looks like the beginning of another panic.

package main

func main() {
	defer func() { panic("x\n\tpanic: y") }()
	panic("panic: z [recovered]")
}
