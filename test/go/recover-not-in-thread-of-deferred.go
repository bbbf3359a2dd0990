// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thread that a deferred function starts while its own thread panics: recover
// gives nothing there.

package main

func main() {
	defer func() {
		c := make(chan int)
		go func() {
			defer close(c)
			defer func() { println("thread", recover() == nil) }()
			println("in thread")
		}()
		<-c
		println("main", recover().(string))
	}()
	panic("A")
}
