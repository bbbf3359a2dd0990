// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// A panic through frames with a defer each: what defer.c does.
package main

//go:noinline
func descend(number int) {
	defer release(number)
	if number == 1 {
		panic(number)
	}
	descend(number - 1)
}

func attempt(depth int) (caught int) {
	defer func() {
		if recover() != nil {
			caught++
		}
	}()
	descend(depth)
	return
}
