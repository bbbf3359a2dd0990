// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Go's issue 8158: recover, then the end of the thread in the same deferred
// function, many times: nothing is left behind.

package main

import "runtime"

func main() {
	n := 0
	for i := 0; i < 50; i++ {
		c := make(chan int)
		go func() {
			defer close(c)
			defer func() {
				recover()
				n++
				runtime.Goexit()
			}()
			panic("A")
		}()
		<-c
	}
	println(n)
	defer func() { println(recover() == nil) }()
	println("end")
}
