// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic in another thread ends the process; the defers of main do not run.

package main

func main() {
	c := make(chan int)
	defer println("main defer does not run")
	go func() {
		defer println("thread")
		panic("G")
	}()
	<-c
}
