// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops and blocks: in Go their defers run at the end of the function, in C at
// the end of the block.

package main

func main() {
	for i := 0; i < 3; i++ {
		defer println("d", i)
		println("it", i)
	}
	{
		defer println("blk")
		println("in block")
	}
	println("end")
}
