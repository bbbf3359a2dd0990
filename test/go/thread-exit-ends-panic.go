// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the thread in a deferred function ends the panic, and the process
// goes on.

package main

import "runtime"

func main() {
	c := make(chan int)
	go func() {
		defer close(c)
		defer println("outer")
		defer func() { runtime.Goexit() }()
		panic("A")
	}()
	<-c
	println("alive")
}
