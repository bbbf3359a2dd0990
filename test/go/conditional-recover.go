// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The deferred function decides by a variable whether it recovers.

package main

func f(stop bool) {
	defer func() {
		if stop {
			println("stopped", recover().(string))
		} else {
			println("passed on")
		}
	}()
	panic("A")
}

func main() {
	f(true)
	defer println("main")
	f(false)
}
