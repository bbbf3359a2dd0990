// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A receiver that is a value is copied when the defer statement executes, one that
// is a pointer is not; in C they are arguments.

package main

type counter struct{ n int }

func (c counter) byValue() { println("value", c.n) }

func (c *counter) byPointer() { println("pointer", c.n) }

func main() {
	c := counter{1}
	defer c.byValue()
	defer c.byPointer()
	c.n = 2
	defer c.byValue()
	c.n = 3
}
