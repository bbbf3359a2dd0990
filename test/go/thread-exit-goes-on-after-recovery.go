// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A panic that is recovered during the end of the thread: that goes on, the
// function does not return.

package main

import "runtime"

func f() {
	defer func() { println("rec", recover().(string)) }()
	defer func() { panic("P") }()
	runtime.Goexit()
}

func main() {
	c := make(chan int)
	go func() {
		defer close(c)
		defer println("outer")
		f()
		println("must not print")
	}()
	<-c
	println("end")
}
