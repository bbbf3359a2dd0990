// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of a goroutine by Goexit, of a thread by pthread_exit, runs defers;
// recover gives nothing; the rest does not run.

package main

import "runtime"

func main() {
	c := make(chan int)
	go func() {
		defer close(c)
		defer func() { println("rec", recover() == nil) }()
		runtime.Goexit()
		println("no")
	}()
	<-c
	println("end")
}
