// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The end of the thread begins in a deferred function whose own one panics;
// that is recovered in an outer frame. The thread ends all the same.

package main

import "runtime"

func inner() {
	defer println("inner")
	defer func() { panic("P") }()
	runtime.Goexit()
}

func outer() {
	defer func() { println("outer", recover().(string)) }()
	inner()
	println("outer goes on")
}

func main() {
	c := make(chan int)
	go func() {
		defer close(c)
		outer()
		println("must not print")
	}()
	<-c
	println("end")
}
