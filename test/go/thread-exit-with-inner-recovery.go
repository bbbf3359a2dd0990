// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is raised and recovered inside a deferred function that the end
// of the thread runs.

package main

import "runtime"

func main() {
	c := make(chan int)
	go func() {
		defer close(c)
		defer func() { println("r", recover() == nil) }()
		defer func() {
			defer func() { recover() }()
			panic("x")
		}()
		runtime.Goexit()
	}()
	<-c
	println("end")
}
