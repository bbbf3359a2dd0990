// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Deferred calls run in the reverse of the order in which they were reached.

package main

func say(n int) { println("deferred", n) }

func main() {
	defer say(1)
	defer say(2)
	defer say(3)
	defer say(4)
	defer say(5)
	defer say(6)
	defer say(7)
	defer say(8)
	defer say(9)
	defer say(10)
	println("body")
}
