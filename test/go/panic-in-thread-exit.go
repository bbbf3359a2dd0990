// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that the end of a thread meets, and that nothing recovers, ends the
// process.

package main

import "runtime"

func main() {
	c := make(chan int)
	go func() {
		defer println("outer")
		defer func() { panic("hello") }()
		runtime.Goexit()
	}()
	<-c
}
