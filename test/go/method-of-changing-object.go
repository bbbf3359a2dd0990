// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of functions and the object are those of the defer statement, also if
// the variable has another one later.

package main

type object struct {
	name string
	stop func(*object, int)
}

func stop(o *object, n int) { println("stop", o.name, n) }

func halt(o *object, n int) { println("halt", o.name, n) }

func main() {
	first, second := object{"first", stop}, object{"second", halt}
	o := &first
	n := 1
	defer o.stop(o, n)
	o = &second
	n = 2
	defer o.stop(o, n)
	o.stop = stop
	n = 3
	o = &first
	o.stop = halt
	defer o.stop(o, n)
	first.name = "1st"
}
