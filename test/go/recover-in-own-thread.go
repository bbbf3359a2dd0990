// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// recover works in the thread of the panic.

package main

func main() {
	c := make(chan int)
	defer func() { println("main", recover() == nil) }()
	go func() {
		defer close(c)
		defer func() { println("g", recover().(string)) }()
		panic("G")
	}()
	<-c
	println("ok")
}
